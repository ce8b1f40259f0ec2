import type { Browser } from '@jembatan/buyer/browser'
import { openOrderStream } from '@jembatan/buyer/until-paid'

/** Statuses in an order's stream, and how it ended. */
export type Followed = { statuses: string[]; retryMs: number | undefined; endedWhole: boolean }

/** Opens an order's stream once. Resolves when it has begun. */
export async function openStream(
  browser: Browser,
  orderId: string,
): Promise<{ first: string; ended: Promise<Followed> }> {
  const stream = await openOrderStream(browser, orderId, false)
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
