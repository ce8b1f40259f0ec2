/**
 * Runs parts concurrently. When one fails, the signal stops the others, and the failure is thrown
 * only after all have ended, so that no part continues in the background.
 */
export async function sideBySide<Results extends unknown[]>(
  begin: (signal: AbortSignal) => { [Index in keyof Results]: Promise<Results[Index]> },
  stopped?: AbortSignal,
): Promise<Results> {
  const failed = new AbortController()
  const parts = begin(stopped ? AbortSignal.any([failed.signal, stopped]) : failed.signal)
  try {
    return (await Promise.all(parts)) as Results
  } catch (error) {
    failed.abort()
    await Promise.allSettled(parts)
    throw error
  }
}
