import { createServer } from 'node:http'

export type Letter = {
  providerOrderId: string
  status: string
  body: string
  /** Nobody has brought it to Pasar yet, somebody has, or it is gone for good. */
  fate: 'waiting' | 'delivered' | 'lost'
}

/** Where Kasir's worker brings its notifications. They lie here until a story brings them to Pasar, or does not. */
export async function openMailbox() {
  let letters: Letter[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { order_id, transaction_status } = JSON.parse(body)
    letters.push({ providerOrderId: order_id, status: transaction_status, body, fate: 'waiting' })
    response.writeHead(200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  return {
    origin: `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    waitingFor: (orderId: string) =>
      letters.filter(({ providerOrderId, fate }) => providerOrderId.startsWith(orderId) && fate === 'waiting'),
    all: (orderId: string) => letters.filter(({ providerOrderId }) => providerOrderId.startsWith(orderId)),
    clear: () => {
      letters = []
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
