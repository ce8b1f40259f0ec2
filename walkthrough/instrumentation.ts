/** Stops on a wrong configuration. The audit logs are followed from the start, so that the first page has something to show. */
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
