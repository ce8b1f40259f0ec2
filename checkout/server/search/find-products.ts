import { narrowNothing } from '@jembatan/platform/search/vocabulary'
import { searchedWordsOf } from '@jembatan/platform/search/words'
import type { Lagging } from '@/db/lagging'
import { type ListedProduct, toListed } from '../catalogue/listed-product'
import { type Filters, type ReadFilters, type RequestedFilters, readFilters, type Sort } from './read-filters'
import { type Ask, MOST_COUNTED, orderOf, readList } from './read-list'
import { type Meaning, readMeaning } from './read-meaning'

export type FindProducts = {
  /** The typed text. Empty lists all; punctuation only finds nothing. */
  typed?: string
  within?: Ask['within']
  filters?: RequestedFilters
  limit?: number
}

export type FoundProducts = {
  query: string
  corrected: boolean
  /** No product has all the words; the list has those that fit best, or all if no word narrows it. */
  partial: boolean
  /** Nothing of the kind is sold; the list has the other products of its category. */
  unsold: boolean
  products: ListedProduct[]
  /** Number of products on all pages, up to a limit. */
  count: number
  countedAll: boolean
  /** Cursors of the next and the previous page; null where there is none. */
  next: string | null
  previous: string | null
  filters: Omit<Filters, 'after' | 'before'> & { sort: Sort }
} & Pick<ReadFilters, 'ignored' | 'emptySpan'>

const A_PAGE = 24

/** Returns a list's products page by page, after the last product of a page or before its first. */
export async function findProducts(
  db: Lagging,
  { typed = '', within = {}, filters: requested = {}, limit = A_PAGE }: FindProducts,
) {
  const { filters, ignored, emptySpan } = readFilters(requested)
  const words = searchedWordsOf(typed.slice(0, LONGEST_SEARCH))
  const isWordless = words.length === 0 && typed.trim() !== ''
  const meaning: Meaning | undefined = narrowNothing(words) ? undefined : await readMeaning(db, { words })
  const page = isWordless ? NOTHING : await readPage(db, { meaning, within, filters, limit })
  const { after: _after, before: _before, ...applied } = filters

  return {
    ...page,
    query: (meaning?.words ?? words).join(' '),
    corrected: meaning?.corrected ?? false,
    partial: meaning?.partial ?? words.length > 0,
    unsold: meaning?.unsold ?? false,
    ignored,
    emptySpan,
    filters: { ...applied, sort: orderOf({ filters, meaning }).name },
  } satisfies FoundProducts
}

/** Longer than a realistic search. */
export const LONGEST_SEARCH = 80

const NOTHING: Awaited<ReturnType<typeof readPage>> = {
  products: [],
  count: 0,
  countedAll: true,
  next: null,
  previous: null,
}

async function readPage(db: Lagging, ask: Ask) {
  const { rows, count } = await readList(db, { ...ask, limit: ask.limit + 1 })
  const { after, before } = ask.filters
  const goesBack = before !== undefined && after === undefined
  const hasMore = rows.length > ask.limit
  const page = goesBack ? rows.slice(-ask.limit) : rows.slice(0, ask.limit)
  const cursorAt = (place: 0 | -1) => {
    const row = page.at(place)
    return row ? `${row.key}.${row.id}` : null
  }

  return {
    products: page.map(toListed),
    count: Math.min(count, MOST_COUNTED),
    countedAll: count <= MOST_COUNTED,
    next: hasMore || goesBack ? cursorAt(-1) : null,
    previous: after || (goesBack && hasMore) ? cursorAt(0) : null,
  }
}
