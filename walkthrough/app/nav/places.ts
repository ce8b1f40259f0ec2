/** Where the tools are. The order is that of the tabs. */
export const TOOLS = [
  { id: 'stage', href: '/' },
  { id: 'inspector', href: '/inspektor' },
  { id: 'token', href: '/token' },
  { id: 'sequence', href: '/urutan' },
  { id: 'tables', href: '/basis-data' },
  { id: 'scenarios', href: '/skenario' },
  { id: 'evidence', href: '/bukti' },
] as const

/** A phone has room for six at the thumb; these two are reached from the page of the chapters. */
export const OFF_THE_TABS = TOOLS.filter(({ id }) => id === 'sequence' || id === 'tables')

/** As the ministry looked in 2024, and then the question behind all three. */
export const CHAPTERS = ['pembayaran', 'data-pengguna', 'operasi-pedagang', 'satu-aplikasi'] as const

export type ChapterId = (typeof CHAPTERS)[number]

export const isChapter = (text: string): text is ChapterId => CHAPTERS.some((id) => id === text)
