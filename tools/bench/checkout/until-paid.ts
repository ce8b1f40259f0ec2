import { type IncomingMessage, request } from 'node:http'

type Watch = { origin: string; session: string; orderId: string }

/** Listens on the order's own stream, as its page does, until that says that the order is paid. */
export function untilPaid(watch: Watch): Promise<void> {
  const { hostname, port, host } = new URL(watch.origin)
  const path = `/api/trpc/order.watch?input=${encodeURIComponent(JSON.stringify({ orderId: watch.orderId }))}`
  const headers = { host, cookie: watch.session, accept: 'text/event-stream', 'sec-fetch-site': 'same-origin' }
  // Not every resolver knows *.localhost (RFC 6761).
  const address = hostname.endsWith('.localhost') ? '127.0.0.1' : hostname

  return new Promise((resolve, reject) => {
    const asked = request({ hostname: address, port, path, headers }, (stream) => {
      listen(stream).then(resolve, reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}

async function listen(stream: IncomingMessage) {
  let unread = ''
  for await (const chunk of stream.setEncoding('utf8')) {
    unread += chunk
    const lines = unread.split('\n')
    unread = lines.pop() ?? ''
    // Leaving the loop closes the stream.
    if (lines.some(isPaid)) return
  }
  throw new Error('The stream of an order ended before the order was paid.')
}

const isPaid = (line: string) => line.startsWith('data:') && line.includes('"status":"paid"')
