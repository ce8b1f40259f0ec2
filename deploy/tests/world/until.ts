import { setTimeout as pause } from 'node:timers/promises'

/**
 * Waits until something holds. @throws {Error} with `what`, which says it, if it does not in time.
 */
export async function until(what: string, holds: () => unknown, { within = 90_000, every = 100 } = {}) {
  for (const deadline = performance.now() + within; !(await holds()); await pause(every))
    if (performance.now() > deadline) throw new Error(`Not within ${within / 1000} s: ${what}.`)
}
