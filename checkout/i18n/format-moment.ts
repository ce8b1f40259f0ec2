import { inEachLanguage } from '@jembatan/platform/language'

const moments = inEachLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' }),
)

/** `25 Nov 2026, 10.00` in pages and letters, in WIB. */
export const formatMoment = (instant: string | Date, language: string) => moments(language).format(new Date(instant))
