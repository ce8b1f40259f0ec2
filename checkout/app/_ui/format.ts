import { inEachLanguage } from '@jembatan/platform/language'
import { formatDay } from '@/i18n/format-day'
import { formatMoment } from '@/i18n/format-moment'
import { formatDifference, formatMoney } from '@/i18n/format-money'
import type { Language } from '@/i18n/language'

export { formatDay, formatDifference, formatMoment, formatMoney }

const wholes = inEachLanguage((locale) => new Intl.NumberFormat(locale))

/** `12.345` in Indonesian. */
export const formatCount = (count: number, language: Language) => wholes(language).format(count)

const daysOfYear = inEachLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
)
const tenths = inEachLanguage(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
)

/** `27–28 Nov`: days of the shop's calendar, which have no hour and so no zone to be shifted by. */
export const arrivalDays = (
  { arrivesFrom, arrivesUntil }: { arrivesFrom: string; arrivesUntil: string },
  language: Language,
) => daysOfYear(language).formatRange(new Date(arrivesFrom), new Date(arrivesUntil))

const MOMENT_MS = 1000

/** `30 Nov 2026` where something begins or ends with that day, in WIB; the hour goes with it where it does not. */
export function formatEdge(edge: 'start' | 'end', instant: string, language: Language) {
  const dayAt = (shiftMs: number) => formatDay(new Date(Date.parse(instant) + shiftMs).toISOString(), language)
  const [before, after] = [dayAt(-MOMENT_MS), dayAt(MOMENT_MS)]
  if (before === after) return formatMoment(instant, language)

  return edge === 'start' ? after : before
}

/** `4,8` of hundredths of a star. */
export const formatStars = (rating: number, language: Language) => tenths(language).format(rating / 100)
