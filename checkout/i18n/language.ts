export const LANGUAGES = ['id', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_COOKIE = '__Host-pasar_language'

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value)
