import type { Language } from '@/i18n/language'

const rupiah = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })

/** `Rp129.000`, as price tags here write it: the no-break space that ICU puts behind the sign is dropped. */
export const formatMoney = (amount: number) => rupiah.format(amount).replace(/\s/, '')

/** `−Rp15.000`: what is taken off is told by a minus as wide as a digit. */
export const formatDifference = (amount: number) => (amount < 0 ? `−${formatMoney(-amount)}` : formatMoney(amount))

/** `27–28 Nov`: days of the shop's calendar, which have no hour and so no zone to be shifted by. */
export function arrivalDays(days: { arrivesFrom: string; arrivesUntil: string }, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })

  return format.formatRange(new Date(days.arrivesFrom), new Date(days.arrivesUntil))
}

/** `25 Nov 2026, 10.00`, in WIB. */
export const formatMoment = (instant: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(instant))

/** `25 Nov 2026`, the day in WIB. */
export const formatDay = (instant: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(instant))
