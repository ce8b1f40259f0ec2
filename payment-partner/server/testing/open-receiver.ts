import { createServer } from 'node:http'
import type { DeliverySettings } from '../notification/deliver-notification'
import { noJitter } from '../notification/retry-rules'

type Received = {
  path: string
  method: string
  body: string
  signature?: string
  headers: Record<string, string | string[] | undefined>
}
type Reply = number | { status: number; location?: string } | 'never'

/** A merchant's server: answers by path, and stores the requests. */
export async function openReceiver(reply: (request: Received) => Reply = () => 200) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const signature = request.headers['iris-signature']
    const got = {
      path: request.url ?? '',
      method: request.method ?? '',
      body,
      headers: request.headers,
      ...(typeof signature === 'string' && { signature }),
    }
    received.push(got)
    const answer = reply(got)
    if (answer === 'never') return
    const { status, location } = typeof answer === 'number' ? { status: answer, location: undefined } : answer
    response.writeHead(status, location ? { location } : {}).end('thank you')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
  const delivery: DeliverySettings = { targets: [origin], timeoutMs: 5000, jitter: noJitter }

  return {
    origin,
    received,
    delivery,
    drop: () => server.closeAllConnections(),
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
