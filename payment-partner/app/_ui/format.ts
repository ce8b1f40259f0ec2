import { lastMinuteOf } from '@jembatan/platform/deadline'

const RUPIAH = new Intl.NumberFormat('id-ID', { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })

/** `Rp129.000`, as EYD writes it: drops the no-break space that ICU puts after the sign. */
export const formatRupiah = (amount: number) => RUPIAH.format(amount).replace(/\s/, '').replace('-', '−')

export const formatMoment = (locale: string, instant: Date) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'id-ID', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Jakarta',
  }).format(instant)

/** Formats a deadline as people read it: one at midnight is said as 23.59 of the day before. */
export const formatDeadline = (locale: string, deadline: Date) => formatMoment(locale, lastMinuteOf(deadline))

/** Groups the digits of a long number. A reference with letters stays unchanged. */
export const inGroups = (code: string) => (/^\d+$/.test(code) ? code.replace(/(\d{4})(?=\d)/g, '$1 ') : code)
