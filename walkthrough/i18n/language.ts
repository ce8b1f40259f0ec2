import { preferredLanguage } from '@jembatan/platform/language'

export const LANGUAGES = ['id', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_COOKIE = 'language'

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)

/** Returns the chosen language, or else the preferred one. */
export const languageFor = (chosen: string | undefined, accepted: string | null): Language =>
  [chosen, preferredLanguage(LANGUAGES, accepted)].find(isLanguage) ?? 'id'
