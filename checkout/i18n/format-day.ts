import { inEachLanguage } from '@jembatan/platform/language'

const days = inEachLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'Asia/Jakarta' }),
)

/** `25 Nov 2026` in pages and letters, the day in WIB. */
export const formatDay = (instant: string | Date, language: string) => days(language).format(new Date(instant))
