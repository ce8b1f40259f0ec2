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

/** What each view has in its navigation, in the order of the tabs. Every page is there for every view, by its address. */
const SHOWN: Record<View, PlaceId[]> = {
  executive: ['overview', 'chapters', 'closing'],
  auditor: ['overview', 'evidence', 'tables', 'creators', 'chapters'],
  engineer: ['overview', 'inspector', 'token', 'sequence', 'tables', 'scenarios', 'evidence', 'chapters'],
}

const OFF_A_PHONE: PlaceId[] = ['sequence', 'tables']

/** A phone has room for six at the thumb; where there are more, two are reached from the page of the chapters. */
export const placesIn = (view: View) =>
  SHOWN[view].map((id) => ({ id, href: PLACES[id], onPhone: SHOWN[view].length <= 6 || !OFF_A_PHONE.includes(id) }))

/** What has no tab in a view, for want of room, and is reached from the pages of the chapters and of the databases. */
export const withoutTabIn = (view: View): { id: PlaceId; href: string }[] =>
  SHOWN[view].includes('creators') ? [] : [{ id: 'creators', href: PLACES.creators }]

/** As the ministry looked in 2024, then the question behind all three, and at last how the old shop moves out. */
export const CHAPTERS = ['payment', 'user-data', 'merchant-operations', 'one-app', 'move'] as const

export type ChapterId = (typeof CHAPTERS)[number]

export const isChapter = (text: string): text is ChapterId => CHAPTERS.some((id) => id === text)
