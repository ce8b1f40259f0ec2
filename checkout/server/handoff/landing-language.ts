import { LANGUAGE_PARAMETER, landingLanguageSchema } from '@jembatan/contract/handoff'
import type { Language } from '@/i18n/language'

export { LANGUAGE_PARAMETER }

/** Returns the language that the social app has named; undefined for any other text, or two. */
export function readLandingLanguage(fields: URLSearchParams): Language | undefined {
  const [named, ...more] = fields.getAll(LANGUAGE_PARAMETER)

  return more.length === 0 ? landingLanguageSchema.safeParse(named).data : undefined
}
