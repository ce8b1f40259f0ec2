import type { DeliveryResult } from './post-notification'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Seconds to wait after the first, second, … failure. */
export const GAPS = [2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 1.5 * HOUR, 3.5 * HOUR]

const RETRIES: Record<number, number> = { 301: 0, 302: 0, 303: 0, 400: 2, 404: 2, 500: 1, 503: 4 }
const OTHERWISE = GAPS.length

const LARGEST_JITTER = 0.1

/** Factor for a retry delay: notifications that failed together must not all retry together. */
export const randomJitter = () => 1 + (Math.random() * 2 - 1) * LARGEST_JITTER

/** A simulation retries at a predictable time. */
export const noJitter = () => 1

/** How many further attempts an answer of this kind deserves. */
export function retriesFor({ code, failure }: DeliveryResult) {
  if (failure === 'target_not_allowed') return 0
  if (code === undefined) return OTHERWISE

  return isSuccess(code) ? 0 : (RETRIES[code] ?? OTHERWISE)
}

export const isSuccess = (code: number | undefined) => code !== undefined && code >= 200 && code < 300

export type Jitter = () => number

type Attempt = { number: number; answer: DeliveryResult; now: Date; jitter: Jitter }

/** Returns the time of the attempt after `number`, or null after the last one. */
export function nextAttempt({ number, answer, now, jitter }: Attempt): Date | null {
  const gap = GAPS[number - 1]
  if (gap === undefined || number > retriesFor(answer)) return null

  return new Date(now.getTime() + gap * jitter() * 1000)
}
