import type { Answer } from './post-notification'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Seconds to wait after the first, second, … failure. */
export const GAPS = [2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 1.5 * HOUR, 3.5 * HOUR]

const RETRIES: Record<number, number> = { 301: 0, 302: 0, 303: 0, 400: 2, 404: 2, 500: 1, 503: 4 }
const OTHERWISE = GAPS.length

// A herd of failures must not come back as a herd.
const LARGEST_SHIFT = 0.1

/** How many more times an answer of this kind is worth trying, after the first attempt. */
export function retriesFor({ code, failure }: Answer) {
  if (failure === 'target_not_allowed') return 0
  if (code === undefined) return OTHERWISE

  return isSuccess(code) ? 0 : (RETRIES[code] ?? OTHERWISE)
}

export const isSuccess = (code: number | undefined) => code !== undefined && code >= 200 && code < 300

type Attempt = { number: number; answer: Answer; now: Date; random: () => number }

/** When to try again after attempt `number`, or null when that was the last. */
export function nextAttempt({ number, answer, now, random }: Attempt): Date | null {
  const gap = GAPS[number - 1]
  if (gap === undefined || number > retriesFor(answer)) return null

  const shift = 1 + (random() * 2 - 1) * LARGEST_SHIFT

  return new Date(now.getTime() + gap * shift * 1000)
}
