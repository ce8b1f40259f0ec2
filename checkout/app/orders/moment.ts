import type { Language } from '@/i18n/language'

/** `25 Nov 2026, 10.00`, in WIB. */
export const formatMoment = (instant: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(instant))
