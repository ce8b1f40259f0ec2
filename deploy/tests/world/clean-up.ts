type Undo = () => Promise<unknown>

/**
 * Passes `later`, which registers how something that was started is stopped. All of that happens
 * when the work ends, the last first, even after a failure.
 */
export async function withCleanUp<Result>(work: (later: (undo: Undo) => void) => Promise<Result>): Promise<Result> {
  const { later, stop } = collectCleanUp()
  try {
    return await work(later)
  } finally {
    await stop()
  }
}

/** The same for what outlives a function: its caller calls `stop`, once or more often. */
export function collectCleanUp() {
  const undo: Undo[] = []

  return {
    later: (step: Undo) => void undo.push(step),
    stop: async () => {
      for (const step of undo.splice(0).reverse()) await step()
    },
  }
}
