import { noteUnavailable } from '@jembatan/http/unavailable'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import type { Instrumentation } from 'next'

/** Validates the configuration before the first request: an invalid one stops the start. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { assertStartable } = await import('./server/assert-startable')
  await assertStartable()
  if (process.env.NODE_ENV === 'production') {
    const [{ logConsole }, { log }] = await Promise.all([import('@jembatan/platform/log'), import('./server/log')])
    logConsole(log)
  }
  const { maintainHashChain } = await import('./server/audit/hash-chain')
  // Not awaited: without a database the gateway must still start and answer 503.
  void maintainHashChain()
  const [{ watchClockOf }, { observeGateway }, { getDatabase }] = await Promise.all([
    import('./server/readiness/watch-clock'),
    import('./server/figures/observe-gateway'),
    import('./server/database'),
  ])
  watchClockOf(getDatabase().db)
  observeGateway(getDatabase().db)
}

/**
 * Marks the request so that a page or action answers 503 while the database is away. Next logs the
 * error itself.
 */
export const onRequestError: Instrumentation.onRequestError = (error, { headers }) => {
  if (isDatabaseAway(error)) noteUnavailable(String(headers['x-request-id']))
}
