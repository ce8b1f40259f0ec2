/** Rows that one statement of a sweep takes: whoever needs one of them waits for so many at most, however long nobody has swept. */
const MOST = 1000

/**
 * Repeats a step, each time a transaction of its own, until it finds less than it may take. `step` gives how many rows it took.
 * Where a row must be taken once, its select locks it and skips what is locked: `id in (select …)` is not asked again after a wait.
 */
export async function inBatches(step: (most: number) => Promise<number>) {
  let taken = MOST
  while (taken >= MOST) taken = await step(MOST)
}
