import type { Language } from '@/i18n/language'

/** `27–28 Nov`: days of the shop's calendar, which have no hour and so no zone to be shifted by. */
export function arrivalDays(days: { arrivesFrom: string; arrivesUntil: string }, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })

  return format.formatRange(new Date(days.arrivesFrom), new Date(days.arrivesUntil))
}
