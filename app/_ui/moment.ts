import type { Language } from '@/i18n/language'

/** Formats a moment in Western Indonesia Time. */
export const formatMoment = (at: Date, language: Language) =>
  `${at.toLocaleString(language === 'en' ? 'en-GB' : 'id-ID', {
    timeZone: 'Asia/Jakarta',
    dateStyle: 'long',
    timeStyle: 'short',
  })} WIB`
