/** Better no start than a wrong one. The trails are followed from the start, so that the first page has something to show. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return

  const { assertStartable } = await import('./server/assert-startable')
  assertStartable()
  const { getTrailHub } = await import('./server/trail/hub')
  getTrailHub()
}
