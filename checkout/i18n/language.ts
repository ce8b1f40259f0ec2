import { preferredLanguage } from '@jembatan/platform/language'

export const LANGUAGES = ['id', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_COOKIE = '__Host-pasar_language'

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)

/** Returns the language from the cookie, else the browser's `Accept-Language`, else Indonesian. */
export const chooseLanguage = (chosen: string | undefined, header: string | null): Language =>
  [chosen, preferredLanguage(LANGUAGES, header)].find(isLanguage) ?? 'id'
