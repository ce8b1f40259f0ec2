import { setTimeout as pause } from 'node:timers/promises'

type Arrivals = { perSecond: number; seconds: number; seed?: number }

/**
 * Arrivals in an open loop: they do not depend on earlier visitors, so a slow shop gets no fewer.
 * Each visitor knows its due time and measures from then, so a late generator hides nothing (no
 * coordinated omission). Gaps are exponential, as for independent people, and reproducible by seed.
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

/** Mulberry32: uniform enough for a plan of arrivals. */
function numbersFrom(seed: number) {
  let state = seed

  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
