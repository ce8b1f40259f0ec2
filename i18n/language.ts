import { z } from 'zod'

export const LANGUAGES = ['id', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_COOKIE = 'language'

/** Indonesian first: it is what a person gets who has not chosen, or whose choice cannot be read. */
export const languageSchema = z.enum(LANGUAGES).catch('id')
