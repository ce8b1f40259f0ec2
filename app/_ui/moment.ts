import type { Language } from '@/i18n/language'

/** A moment in words, in western Indonesian time. */
export const formatMoment = (at: Date, language: Language) =>
  `${at.toLocaleString(language === 'en' ? 'en-GB' : 'id-ID', {
    timeZone: 'Asia/Jakarta',
    dateStyle: 'long',
    timeStyle: 'short',
  })} WIB`
