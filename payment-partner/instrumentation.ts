/** Better no start than a wrong one: the configuration is read before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { assertStartable } = await import('./server/assert-startable')
  await assertStartable()
  const { keepAuditLog } = await import('./server/audit/keep-audit-log')
  // Not awaited: a gateway whose database is away still says so.
  void keepAuditLog()
}
