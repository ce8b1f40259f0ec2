import { preferredLanguage } from '@jembatan/platform/language'
import { z } from 'zod'

export const LANGUAGES = ['id', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

export const LANGUAGE_COOKIE = 'language'

const languageSchema = z.enum(LANGUAGES)

/** Returns the chosen language, else the browser's preference, else Indonesian. */
export const languageFor = (chosen: string | undefined, accepted: string | null): Language =>
  languageSchema.safeParse(chosen).data ?? preferredLanguage(LANGUAGES, accepted) ?? 'id'
