/**
 * Maximum rows of one statement in a sweep. It bounds how long others wait for a row lock, whatever
 * the backlog.
 */
const MOST = 1000

/**
 * Repeats a step, each in its own transaction, until it takes fewer rows than allowed. `step`
 * returns how many rows it took. A step that must take each row once needs `for update skip
 * locked`: `id in (select …)` is not re-evaluated after waiting for a lock.
 */
export async function inBatches(step: (most: number) => Promise<number>) {
  let count = MOST
  while (count >= MOST) count = await step(MOST)
}
