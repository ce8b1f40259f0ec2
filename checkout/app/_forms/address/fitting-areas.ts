import { type Area, nameArea } from './address-state'

/** Minimum length of a search. */
export const SHORTEST = 2
/** The server refuses a longer text, such as a pasted address. */
const LONGEST = 100

/** Trims and shortens the typed text for the search. */
export const queryOf = (typed: string) => typed.trim().slice(0, LONGEST)

/** Search results for a text; `areas` is null when the request failed. */
export type FoundAreas = { text: string; areas: Area[] | null }

/**
 * Returns the areas to choose from; null while none are known. While a request is pending, returns
 * the previous results that fit the current text, so that Enter chooses no other area.
 */
export function fittingAreas(typed: string, response: FoundAreas | null): Area[] | null {
  if (typed.length < SHORTEST || !response?.areas) return null
  if (response.text === typed) return response.areas
  const words = typed.toLowerCase().split(/[\s,]+/)
  const fitting = response.areas.filter((area) => words.every((word) => nameArea(area).toLowerCase().includes(word)))

  return fitting.length > 0 ? fitting : null
}
