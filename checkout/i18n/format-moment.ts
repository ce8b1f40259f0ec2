import { inEachLanguage } from '@jembatan/platform/language'

const moments = inEachLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Jakarta' }),
)

/** Formats the WIB date and time, such as `25 Nov 2026, 10.00`, for pages and mail. */
export const formatMoment = (instant: string | Date, language: string) => moments(language).format(new Date(instant))
