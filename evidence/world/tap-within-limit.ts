import { setTimeout as pause } from 'node:timers/promises'
import { tap } from '@jembatan/buyer/viewer'

/** Two windows of Ramai's limit: another person's taps may use up the first one. */
const MOST_WAITS = 2
const LONGEST_WAIT_SECONDS = 60

/**
 * Taps in the feed. Ramai limits the taps of one address, which all people on one machine share, so
 * a refused tap is repeated after the seconds in the refusal.
 */
export async function tapWithinLimit(...tapped: Parameters<typeof tap>) {
  for (let waits = 0; ; waits += 1) {
    const answer = await tap(...tapped)
    const seconds = Number(answer.headers['retry-after'])
    if (answer.status !== 429 || waits === MOST_WAITS || !(seconds <= LONGEST_WAIT_SECONDS)) return answer
    await pause(seconds * 1000)
  }
}
