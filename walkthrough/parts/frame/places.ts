/** Where the tools are. The order is that of the tabs. */
export const TOOLS = [
  { id: 'overview', href: '/' },
  { id: 'inspector', href: '/inspector' },
  { id: 'token', href: '/token' },
  { id: 'sequence', href: '/sequence' },
  { id: 'tables', href: '/databases' },
  { id: 'scenarios', href: '/scenarios' },
  { id: 'evidence', href: '/evidence' },
] as const

/** A phone has room for six at the thumb; these two are reached from the page of the chapters. */
export const OFF_THE_TABS = TOOLS.filter(({ id }) => id === 'sequence' || id === 'tables')

/** As the ministry looked in 2024, and then the question behind all three. */
export const CHAPTERS = ['payment', 'user-data', 'merchant-operations', 'one-app'] as const

export type ChapterId = (typeof CHAPTERS)[number]

export const isChapter = (text: string): text is ChapterId => CHAPTERS.some((id) => id === text)
