/** Better no start than a wrong one: configuration and keys are read before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { assertStartable } = await import('./server/assert-startable')
  await assertStartable()
  const { maintainHashChain } = await import('./server/audit/hash-chain')
  // Not awaited: a shop whose database is away still says so on its pages.
  void maintainHashChain()
}
