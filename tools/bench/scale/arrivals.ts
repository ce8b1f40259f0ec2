import { setTimeout as pause } from 'node:timers/promises'

type Arrivals = { perSecond: number; seconds: number; seed?: number }

/**
 * Buyers come when they come, whatever became of those before (an open loop): a shop that is slow gets no fewer of them. Each
 * is told when it was due, and measures from then on, so that a generator that is late hides nothing (no coordinated omission).
 * Gaps are exponential, as those of people who know nothing of each other, and the same with the same seed.
 */
export async function arrive<Result>(
  { perSecond, seconds, seed = 1 }: Arrivals,
  come: (due: number, index: number) => Promise<Result>,
): Promise<Result[]> {
  const random = numbersFrom(seed)
  const since = performance.now()
  const coming: Promise<Result>[] = []
  for (let at = 0, index = 0; ; index++) {
    at += (-Math.log(1 - random()) / perSecond) * 1000
    if (at > seconds * 1000) break
    const due = since + at
    await pause(Math.max(0, due - performance.now()))
    coming.push(come(due, index))
  }

  return Promise.all(coming)
}

/** Mulberry32: as even as a plan of arrivals needs. */
function numbersFrom(seed: number) {
  let state = seed

  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
