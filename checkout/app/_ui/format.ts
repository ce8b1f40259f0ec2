import { inEachLanguage } from '@jembatan/platform/language'
import { formatDay } from '@/i18n/format-day'
import { formatDeadline } from '@/i18n/format-deadline'
import { formatMoment } from '@/i18n/format-moment'
import { formatDifference, formatMoney } from '@/i18n/format-money'
import type { Language } from '@/i18n/language'

export { formatDay, formatDeadline, formatDifference, formatMoment, formatMoney }

const wholes = inEachLanguage((locale) => new Intl.NumberFormat(locale))

/** Formats `12.345` in Indonesian. */
export const formatCount = (count: number, language: Language) => wholes(language).format(count)

const daysOfYear = inEachLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
)
const tenths = inEachLanguage(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
)

/** Formats `27–28 Nov`. The days are calendar dates without a time, so no zone can shift them. */
export const arrivalDays = (
  { arrivesFrom, arrivesUntil }: { arrivesFrom: string; arrivesUntil: string },
  language: Language,
) => daysOfYear(language).formatRange(new Date(arrivesFrom), new Date(arrivesUntil))

const MOMENT_MS = 1000

/**
 * Formats `30 Nov 2026` when the period starts or ends at that day's boundary in WIB; otherwise
 * adds the hour.
 */
export function formatEdge(edge: 'start' | 'end', instant: string, language: Language) {
  const dayAt = (shiftMs: number) => formatDay(new Date(Date.parse(instant) + shiftMs).toISOString(), language)
  const [before, after] = [dayAt(-MOMENT_MS), dayAt(MOMENT_MS)]
  if (before === after) return formatMoment(instant, language)

  return edge === 'start' ? after : before
}

/** Formats hundredths of a star as `4,8`. */
export const formatStars = (rating: number, language: Language) => tenths(language).format(rating / 100)
