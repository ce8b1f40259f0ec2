import { LANGUAGE_PARAMETER, landingLanguageSchema } from '@jembatan/contract/handoff'

/**
 * Adds the language that the person has chosen in Ramai to a shop's address; a guess stays here.
 */
export function withLanguage(location: string, chosen: string | undefined): string {
  const { data: language } = landingLanguageSchema.safeParse(chosen)
  if (!language) return location
  const address = new URL(location)
  address.searchParams.set(LANGUAGE_PARAMETER, language)

  return address.href
}
