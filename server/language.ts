import { z } from 'zod'

export const LANGUAGES = ['id', 'en'] as const

/** Indonesian first: it is what a person gets who has not chosen, or whose choice we cannot read. */
export const languageSchema = z.enum(LANGUAGES).catch('id')

export type Language = (typeof LANGUAGES)[number]
