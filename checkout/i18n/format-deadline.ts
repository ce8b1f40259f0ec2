import { lastMinuteOf } from '@jembatan/platform/deadline'
import { inEachLanguage } from '@jembatan/platform/language'

const deadlines = inEachLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Asia/Jakarta',
    }),
)

/** Formats a deadline of this or next month in WIB, such as `8 Des, 23.59`, for pages and mail. */
export const formatDeadline = (instant: string | Date, language: string) =>
  deadlines(language).format(lastMinuteOf(new Date(instant)))
