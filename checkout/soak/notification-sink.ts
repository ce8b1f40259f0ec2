import { createServer } from 'node:http'

export type CapturedNotification = {
  providerOrderId: string
  status: string
  body: string
  /** `lost` notifications are never delivered. */
  state: 'waiting' | 'delivered' | 'lost'
}

/**
 * Receives the notifications of Kasir's worker and keeps them until a run delivers or drops them.
 */
export async function openNotificationSink() {
  let notifications: CapturedNotification[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { order_id, transaction_status } = JSON.parse(body)
    notifications.push({ providerOrderId: order_id, status: transaction_status, body, state: 'waiting' })
    response.writeHead(200).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  return {
    origin: `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
    waitingFor: (orderId: string) =>
      notifications.filter(({ providerOrderId, state }) => providerOrderId.startsWith(orderId) && state === 'waiting'),
    all: (orderId: string) => notifications.filter(({ providerOrderId }) => providerOrderId.startsWith(orderId)),
    clear: () => {
      notifications = []
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
