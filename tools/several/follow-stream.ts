import { type IncomingMessage, request } from 'node:http'

type Follow = { origin: string; cookies: Record<string, string>; orderId: string }

/** What an order's stream said until it ended, and with what it ended. */
export type Followed = { statuses: string[]; retryMs: number | undefined; endedWhole: boolean }

/** Opens an order's stream once. Resolves when it has begun. */
export async function openStream({
  origin,
  cookies,
  orderId,
}: Follow): Promise<{ first: string; ended: Promise<Followed> }> {
  const { port, host } = new URL(origin)
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`)
  const headers = { host, cookie: cookie.join('; '), accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' }
  const path = `/api/trpc/order.watch?input=${encodeURIComponent(JSON.stringify({ orderId }))}`
  const stream = await new Promise<IncomingMessage>((resolve, reject) =>
    request({ hostname: '127.0.0.1', port, path, headers, agent: false }, resolve).on('error', reject).end(),
  )
  if (stream.statusCode !== 200) throw new Error(`The stream of ${orderId} answered ${stream.statusCode}.`)

  return new Promise((resolve, reject) => {
    let text = ''
    const statuses = () => [...text.matchAll(/^data:.*"status":"(\w+)"/gm)].map(([, status = '']) => status)
    const ended = new Promise<Followed>((over) => {
      stream.once('close', () => {
        const [, retry] = /^retry: (\d+)\n\n$/m.exec(text) ?? []
        over({ statuses: statuses(), retryMs: retry ? Number(retry) : undefined, endedWhole: stream.complete })
      })
    })
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      const [first] = statuses()
      if (first) resolve({ first, ended })
    })
    stream.once('error', reject)
  })
}
