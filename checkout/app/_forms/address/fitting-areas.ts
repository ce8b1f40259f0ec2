import { type Area, nameArea } from './address-state'

/** Of fewer letters nothing is searched. */
export const SHORTEST = 2
/** A longer text is refused: somebody may paste a whole address. */
const LONGEST = 100

/** What is searched of a text that was typed. */
export const queryOf = (typed: string) => typed.trim().slice(0, LONGEST)

/** What a search answered for a text; no areas where it failed. */
export type FoundAreas = { text: string; areas: Area[] | null }

/**
 * The areas to choose from for what is typed; null as long as none are known. As long as an answer is under way, those of the
 * former one that fit what is typed now, too: Enter takes no other.
 */
export function fittingAreas(typed: string, found: FoundAreas | null): Area[] | null {
  if (typed.length < SHORTEST || !found?.areas) return null
  if (found.text === typed) return found.areas
  const words = typed.toLowerCase().split(/[\s,]+/)
  const fitting = found.areas.filter((area) => words.every((word) => nameArea(area).toLowerCase().includes(word)))

  return fitting.length > 0 ? fitting : null
}
