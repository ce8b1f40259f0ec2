import type { View } from '@/server/audience/view'

const PLACES = {
  overview: '/',
  inspector: '/inspector',
  token: '/token',
  sequence: '/sequence',
  tables: '/databases',
  creators: '/creators',
  scenarios: '/scenarios',
  evidence: '/evidence',
  chapters: '/chapters',
  closing: '/closing',
} as const

export type PlaceId = keyof typeof PLACES

/**
 * The navigation of each view, in tab order. Every page can be opened in every view by its address.
 */
const PLACES_OF_VIEW: Record<View, PlaceId[]> = {
  executive: ['overview', 'chapters', 'closing'],
  auditor: ['overview', 'evidence', 'tables', 'creators', 'chapters'],
  engineer: ['overview', 'inspector', 'token', 'sequence', 'tables', 'scenarios', 'evidence', 'chapters'],
}

const OFF_A_PHONE: PlaceId[] = ['sequence', 'tables']

/** A phone's tab bar has six tabs; further pages are linked from the chapters page. */
export const placesIn = (view: View) =>
  PLACES_OF_VIEW[view].map((id) => ({
    id,
    href: PLACES[id],
    onPhone: PLACES_OF_VIEW[view].length <= 6 || !OFF_A_PHONE.includes(id),
  }))

/** Places without a tab in a view; chapters and databases link to them. */
export const withoutTabIn = (view: View): { id: PlaceId; href: string }[] =>
  PLACES_OF_VIEW[view].includes('creators') ? [] : [{ id: 'creators', href: PLACES.creators }]

/** Chapters in the order of the ministry's checks of 2024, then separation, then the migration. */
export const CHAPTERS = ['payment', 'user-data', 'merchant-operations', 'one-app', 'migration'] as const

export type ChapterId = (typeof CHAPTERS)[number]

export const isChapter = (text: string): text is ChapterId => CHAPTERS.some((id) => id === text)
