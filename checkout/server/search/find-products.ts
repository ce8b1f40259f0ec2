import type { Lagging } from '@/db/lagging'
import { type ListedProduct, toListed } from '../catalogue/listed-product'
import { readMeaning } from './match-words'
import { type AskedFilters, type Filters, type ReadFilters, readFilters, type Sort } from './read-filters'
import { type Ask, MOST_COUNTED, orderOf, readList } from './read-list'
import { wordsOf } from './words'

export type FindProducts = {
  /** The typed text. Empty lists all; punctuation only finds nothing. */
  typed?: string
  within?: Ask['within']
  asked?: AskedFilters
  limit?: number
}

export type FoundProducts = {
  query: string
  corrected: boolean
  products: ListedProduct[]
  /** Number of products on all pages, up to a limit. */
  count: number
  countedAll: boolean
  /** Cursor of the next page; null on the last one. */
  next: string | null
  filters: Omit<Filters, 'after'> & { sort: Sort }
} & Pick<ReadFilters, 'ignored' | 'emptySpan'>

const A_PAGE = 24

/**
 * Returns a list's products page by page; each page starts after the last product of the previous
 * one.
 */
export async function findProducts(db: Lagging, { typed = '', within = {}, asked = {}, limit = A_PAGE }: FindProducts) {
  const { filters, ignored, emptySpan } = readFilters(asked)
  const words = wordsOf(typed)
  const isWordless = words.length === 0 && typed.trim() !== ''
  const found = isWordless ? NOTHING : await readPage(db, { words, within, filters, limit })
  const meant = found.count === 0 ? await readMeaning(db, words) : { words, corrected: false }
  const page = meant.corrected ? await readPage(db, { ...meant, within, filters, limit }) : found
  const { after: _, ...shown } = filters

  return {
    ...page,
    query: meant.words.join(' '),
    corrected: meant.corrected,
    ignored,
    emptySpan,
    filters: { ...shown, sort: orderOf(filters, words).name },
  } satisfies FoundProducts
}

const NOTHING: Awaited<ReturnType<typeof readPage>> = { products: [], count: 0, countedAll: true, next: null }

async function readPage(db: Lagging, ask: Ask) {
  const { rows, count } = await readList(db, { ...ask, limit: ask.limit + 1 })
  const page = rows.slice(0, ask.limit)
  const last = page.at(-1)

  return {
    products: page.map(toListed),
    count: Math.min(count, MOST_COUNTED),
    countedAll: count <= MOST_COUNTED,
    next: rows.length > ask.limit && last ? `${last.key}.${last.id}` : null,
  }
}
