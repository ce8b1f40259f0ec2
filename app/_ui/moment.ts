import { lastMinuteOf } from '@jembatan/platform/deadline'
import type { Language } from '@/i18n/language'

/** Formats a moment in Western Indonesia Time. */
export const formatMoment = (at: Date, language: Language) =>
  `${at.toLocaleString(language === 'en' ? 'en-GB' : 'id-ID', {
    timeZone: 'Asia/Jakarta',
    dateStyle: 'long',
    timeStyle: 'short',
  })} WIB`

/** Formats a deadline as people read it: one at midnight is said as 23.59 of the day before. */
export const formatDeadline = (at: Date, language: Language) => formatMoment(lastMinuteOf(at), language)
