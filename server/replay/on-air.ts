/** By the clock, a recorded show begins for everybody at once, four times an hour. */
const EVERY_MS = 15 * 60 * 1000

const begunAt = (now: Date) => Math.floor(now.getTime() / EVERY_MS)

/** Returns which of so many shows has its turn. */
export const turnOf = (shows: number, now: Date) => begunAt(now) % shows

/** Returns the current second of a running show; null after its end. */
export function secondOnAir({ seconds }: { seconds: number }, now: Date): number | null {
  const second = Math.floor((now.getTime() - begunAt(now) * EVERY_MS) / 1000)

  return second < seconds ? second : null
}

/** Returns when the next show begins. */
export const nextShowAt = (now: Date) => new Date((begunAt(now) + 1) * EVERY_MS)
