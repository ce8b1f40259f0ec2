/**
 * Stops on a wrong configuration. Follows the audit logs from the start, so the first page has
 * events.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { assertStartable } = await import('./server/assert-startable')
  assertStartable()
  if (process.env.NODE_ENV === 'production') {
    const [{ logConsole }, { log }] = await Promise.all([import('@jembatan/platform/log'), import('./server/log')])
    logConsole(log)
  }
  const { getAuditHub } = await import('./server/audit-log/audit-hub')
  getAuditHub()
}
