/** A time to the second in Western Indonesia, to compare with a log. */
export const formatSecond = (locale: string, instant: Date) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
    timeZone: 'Asia/Jakarta',
    timeZoneName: 'short',
  }).format(instant)

/** Formats `2026-11-24` for a reader. */
export const formatDay = (locale: string, day: string, month: 'long' | 'short' = 'long') =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
    weekday: 'short',
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))

/** The share of ended payments that succeeded; undefined before the first end. */
export function rateOf(locale: string, { successes, failures }: { successes: number; failures: number }) {
  const ended = successes + failures

  return ended === 0
    ? undefined
    : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(successes / ended)
}
