import { type IncomingMessage, request } from 'node:http'

type Watched = { origin: string; cookies: Record<string, string>; orderId: string }

/** Follows the order's own stream, as its page does, until it says that the order is paid. */
export function untilPaid({ origin, cookies, orderId }: Watched): Promise<void> {
  const { hostname, port, host } = new URL(origin)
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')

  return new Promise((resolve, reject) => {
    const asked = request(
      {
        // Not every resolver knows *.localhost (RFC 6761).
        hostname: hostname.endsWith('.localhost') ? '127.0.0.1' : hostname,
        port,
        path: `/api/trpc/order.watch?input=${encodeURIComponent(JSON.stringify({ orderId }))}`,
        headers: { host, cookie, accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' },
      },
      (stream) => readUntilPaid(stream).then(resolve, reject),
    )
    asked.on('error', reject)
    asked.end()
  })
}

async function readUntilPaid(stream: IncomingMessage) {
  let unread = ''
  for await (const chunk of stream.setEncoding('utf8')) {
    unread += chunk
    const lines = unread.split('\n')
    unread = lines.pop() ?? ''
    // Leaving the loop closes the stream.
    if (lines.some((line) => line.startsWith('data:') && line.includes('"status":"paid"'))) return
  }
  throw new Error('The stream of an order ended before the order was paid.')
}
