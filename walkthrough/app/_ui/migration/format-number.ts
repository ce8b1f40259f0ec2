import type { Language } from '@/i18n/language'

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const

/** With the thousands and the comma of the page's language. */
export const formatNumber = (value: number, language: Language, digits = 0) =>
  value.toLocaleString(LOCALES[language], { maximumFractionDigits: digits })

/** Date and time of the demo, in Jakarta. */
export const formatMoment = (at: string, language: Language) =>
  new Date(at).toLocaleString(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Jakarta',
  })
