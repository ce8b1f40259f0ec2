import type { Language } from './language'

const LOCALES = { id: 'id-ID', en: 'en-GB' } as const satisfies Record<Language, string>

/** Date and time in Jakarta. */
export const momentIn = (language: Language, at: string) =>
  new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Jakarta',
  }).format(new Date(at))
