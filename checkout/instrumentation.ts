import type { Instrumentation } from 'next'

/** Better no start than a wrong one: configuration and keys are read before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { assertStartable } = await import('./server/assert-startable')
  await assertStartable()
  if (process.env.NODE_ENV === 'production') {
    const [{ logConsole }, { log }] = await Promise.all([import('@jembatan/platform/log'), import('./server/log')])
    logConsole(log)
  }
  const { maintainHashChain } = await import('./server/audit/hash-chain')
  // Not awaited: a shop whose database is away still says so on its pages.
  void maintainHashChain()
  const [{ learnGatewayTime }, { getGateway }, { getDatabase }] = await Promise.all([
    import('./server/payment/gateway/learn-gateway-time'),
    import('./server/payment/gateway/gateway'),
    import('./server/database'),
  ])
  const { watchClockOf } = await import('./server/readiness/watch-clock')
  watchClockOf(getDatabase().db)
  const { observeShop } = await import('./server/figures/observe-shop')
  observeShop(getDatabase().db)
  void learnGatewayTime(getDatabase().db, getGateway())
}

/** The route and not the path: an address may name an order. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { log } = await import('./server/log')
  const requestId = request.headers['x-request-id']
  const { isFormUnread } = await import('@jembatan/http/unavailable')
  // The web server refuses it, and says so.
  if (isFormUnread(String(requestId))) return
  log.error({ requestId, method: request.method, route: routePath, err: error }, 'a request failed')
}
