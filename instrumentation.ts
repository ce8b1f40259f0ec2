import type { Instrumentation } from 'next'

export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { assertStartable } = await import('./server/assert-startable')
  await assertStartable()
  if (process.env.NODE_ENV === 'production') {
    const [{ logConsole }, { getLog }] = await Promise.all([import('@jembatan/platform/log'), import('./server/log')])
    logConsole(getLog())
  }
  const { maintainHashChain } = await import('./server/audit/hash-chain')
  // Not awaited: with an unavailable database the feed must still start, and its pages report it.
  void maintainHashChain()
  const [{ watchClockOf }, { observeFeed }, { getDatabase }] = await Promise.all([
    import('./server/health/watch-clock'),
    import('./server/figures/observe-feed'),
    import('./server/database'),
  ])
  watchClockOf(getDatabase().db)
  observeFeed(getDatabase().db)
  const { sweepDeletions } = await import('./server/rights/sweep-deletions')
  sweepDeletions()
  const { sweepMedia } = await import('./server/media/sweep-media')
  sweepMedia()
}

export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { getLog } = await import('./server/log')
  const requestId = request.headers['x-request-id']
  const { isFormUnread } = await import('@jembatan/http/unavailable')
  // The web server refuses such a form and reports it.
  if (isFormUnread(String(requestId))) return
  getLog().error({ requestId, method: request.method, route: routePath, err: error }, 'failed')
}
