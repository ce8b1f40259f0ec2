import { setTimeout as pause } from 'node:timers/promises'
import { tap } from '@jembatan/buyer/viewer'

/** A whole window of Ramai's limit, twice: after the first another person's taps may have come between. */
const MOST_WAITS = 2
const LONGEST_WAIT_SECONDS = 60

/**
 * A tap in the feed. Ramai counts all taps of one address, and on one machine everybody has the same: a refused tap is
 * repeated after the seconds that the refusal names.
 */
export async function tapWithinLimit(...tapped: Parameters<typeof tap>) {
  for (let waits = 0; ; waits += 1) {
    const answer = await tap(...tapped)
    const seconds = Number(answer.headers['retry-after'])
    if (answer.status !== 429 || waits === MOST_WAITS || !(seconds <= LONGEST_WAIT_SECONDS)) return answer
    await pause(seconds * 1000)
  }
}
