import type { Instrumentation } from 'next'

/**
 * Reads configuration and keys before the first request, so that a misconfigured process does not
 * start.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { assertStartable } = await import('./server/assert-startable')
  await assertStartable()
  if (process.env.NODE_ENV === 'production') {
    const [{ logConsole }, { log }] = await Promise.all([import('@jembatan/platform/log'), import('./server/log')])
    logConsole(log)
  }
  const { maintainHashChain } = await import('./server/audit/hash-chain')
  // Not awaited: without its database the shop must still start, to report the failure on its
  // pages.
  void maintainHashChain()
  const [{ learnGatewayTime }, { getGateway }, { getDatabase }] = await Promise.all([
    import('./server/payment/gateway/learn-gateway-time'),
    import('./server/payment/get-gateway'),
    import('./server/database'),
  ])
  const { watchClockOf } = await import('./server/readiness/watch-clock')
  watchClockOf(getDatabase().db)
  const { observeShop } = await import('./server/figures/observe-shop')
  observeShop(getDatabase().db)
  void learnGatewayTime(getDatabase().db, getGateway())
}

/** Logs the route, not the path: a path may contain an order's number. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { log } = await import('./server/log')
  const requestId = request.headers['x-request-id']
  const { isFormUnread } = await import('@jembatan/http/unavailable')
  // The web server answers an unreadable form itself.
  if (isFormUnread(String(requestId))) return
  log.error({ requestId, method: request.method, route: routePath, err: error }, 'a request failed')
}
