/**
 * Steps of one transaction that need nothing of each other: their statements travel together, in whatever order. A failure
 * is thrown when all have ended, so that none runs on when the transaction is over.
 */
export async function together(...steps: Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(steps)
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
