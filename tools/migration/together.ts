/** Runs programs that wait for each other: when one fails, the signal ends the rest. Gives what each came to. */
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
