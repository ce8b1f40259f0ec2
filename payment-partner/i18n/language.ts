import { preferredLanguage } from '@jembatan/platform/language'

export const LANGUAGES = ['id', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_COOKIE = 'language'

export const LANGUAGE_COOKIE_OPTIONS = {
  path: '/',
  sameSite: 'lax',
  httpOnly: true,
  maxAge: 365 * 24 * 60 * 60,
} as const

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)

/** Returns the first of these that we support, else the browser's language, else Indonesian. */
export const languageFor = (chosen: unknown[], accepted: string | null): Language =>
  chosen.find(isLanguage) ?? preferredLanguage(LANGUAGES, accepted) ?? 'id'
