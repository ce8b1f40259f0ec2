import { getFirstPollSeconds } from '../environment'

export const LONGEST_POLL_SECONDS = 10 * 60

/**
 * Notifications can be lost, so the gateway is polled too: soon at first, then at doubling
 * intervals.
 */
export const nextPollAt = (round: number, now: Date) =>
  new Date(now.getTime() + Math.min(getFirstPollSeconds() * 2 ** (round - 1), LONGEST_POLL_SECONDS) * 1000)

export const firstPollAt = (now: Date) => nextPollAt(1, now)
