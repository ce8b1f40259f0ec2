/**
 * Runs programs that wait for each other: if one fails, the signal ends the rest. Returns each
 * outcome.
 */
export async function runTogether<Result>(
  programs: ((signal: AbortSignal) => Promise<Result>)[],
  hasSucceeded: (result: Result) => boolean,
): Promise<Result[]> {
  const stop = new AbortController()
  const runs = programs.map(async (run) => {
    try {
      const result = await run(stop.signal)
      if (!hasSucceeded(result)) stop.abort()
      return result
    } catch (error) {
      stop.abort()
      throw error
    }
  })

  return Promise.all(runs)
}
