/**
 * Pseudo-random numbers from a seed and the key of a row, so that any row can be generated without
 * its predecessors (mulberry32 over a mixed seed; not for secrets).
 */
export function createRandom(seed: number) {
  let state = 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  return {
    /** Restarts the sequence for one row of one kind. */
    restart: (kind: number, key: number) => {
      state = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(key, 0x85ebca6b) ^ Math.imul(kind + 1, 0xc2b2ae35)
    },
    /** Returns an integer from zero up to, but excluding, the limit. */
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(choices: readonly T[]): T => {
      const choice = choices[Math.floor(next() * choices.length)]
      if (choice === undefined) throw new Error('There is nothing to pick from.')

      return choice
    },
  }
}

export type Random = ReturnType<typeof createRandom>
