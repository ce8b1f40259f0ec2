import { inEachLanguage } from '@jembatan/platform/language'

const days = inEachLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'Asia/Jakarta' }),
)

/** Formats the WIB date, such as `25 Nov 2026`, for pages and mail. */
export const formatDay = (instant: string | Date, language: string) => days(language).format(new Date(instant))
