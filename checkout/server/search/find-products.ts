import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import type { Category } from '@/db/schema'
import { type ListedProduct, type ListedRow, listedColumns, toListed } from '../catalogue/listed-product'
import { queryFor, readMeaning } from './match-words'
import { type AskedFilters, type FilterName, type Filters, readFilters, type Sort } from './read-filters'
import { wordsOf } from './words'

export type FindProducts = {
  /** What somebody typed; nothing lists all. */
  typed?: string
  /** The page's own: that of a category or a shop. */
  within?: { category?: Category; shopId?: string }
  asked?: AskedFilters
  limit?: number
}

export type FoundProducts = {
  query: string
  corrected: boolean
  products: ListedProduct[]
  /** How many there are on all pages, as far as they are counted. */
  count: number
  countedAll: boolean
  /** Where the next page begins; null on the last one. */
  next: string | null
  filters: Omit<Filters, 'after'> & { sort: Sort }
  /** Filters of the address that are none. */
  ignored: FilterName[]
}

/** Nobody turns more pages, and counting more would cost more than finding. */
const MOST_COUNTED = 500
const A_PAGE = 24

/** Products of a list, page by page: each page goes on after the last product of the one before. */
export async function findProducts(
  db: Connection,
  { typed = '', within = {}, asked = {}, limit = A_PAGE }: FindProducts,
) {
  const { filters, ignored } = readFilters(asked)
  const words = wordsOf(typed)
  const found = await readPage(db, { words, within, filters, limit })
  const meant = found.count === 0 ? await readMeaning(db, words) : { words, corrected: false }
  const page = meant.corrected ? await readPage(db, { ...meant, within, filters, limit }) : found
  const { after: _, ...shown } = filters

  return {
    ...{ ...page, query: meant.words.join(' '), corrected: meant.corrected, ignored },
    filters: { ...shown, sort: sortOf(filters, words).name },
  } satisfies FoundProducts
}

type Ask = { words: string[]; within: NonNullable<FindProducts['within']>; filters: Filters; limit: number }

async function readPage(db: Connection, { limit, ...ask }: Ask) {
  const source = sourceOf(ask)
  const sort = sortOf(ask.filters, ask.words)
  const [rows, [counted]] = await Promise.all([
    db.execute<ListedRow & { key: number }>(pageOf({ source, sort, after: ask.filters.after, limit: limit + 1 })),
    db.execute<{ count: number }>(sql`
      select count(*)::integer as count from (select ${source} limit ${MOST_COUNTED + 1}) counted`),
  ])
  const page = rows.slice(0, limit)
  const last = page.at(-1)

  return {
    products: page.map(toListed),
    count: Math.min(counted?.count ?? 0, MOST_COUNTED),
    countedAll: (counted?.count ?? 0) <= MOST_COUNTED,
    next: rows.length > limit && last ? `${last.key}.${last.id}` : null,
  }
}

type Order = { name: Sort; key: SQL; id: SQL; ascending?: boolean }

/** Whoever searches sees what fits best, whoever browses what sells best. */
function sortOf({ sort }: Filters, words: string[]): Order {
  const id = sql`products.id`
  const searched = words.length > 0
  if (sort === 'rating') return { name: sort, key: sql`products.rating`, id }
  // The price index goes on with its own copy of the id.
  if (sort === 'cheapest') return { name: sort, key: sql`first.price`, id: sql`first.product_id`, ascending: true }
  if (sort === 'dearest') return { name: sort, key: sql`first.price`, id: sql`first.product_id` }
  if (sort === 'sold' || !searched) return { name: 'sold', key: sql`products.sold`, id }

  return { name: 'relevance', key: sql`(1000000 * ts_rank(found.document, ${queryFor(words)}))::integer`, id }
}

/** Everything behind `select` up to the conditions: each product of the list once. */
function sourceOf({ words, within, filters }: Omit<Ask, 'limit'>): SQL {
  const { category, city, min, max, rating, stock } = filters
  const conditions = [
    sql`not products.delisted`,
    within.category && sql`products.category = ${within.category}`,
    within.shopId && sql`products.shop_id = ${within.shopId}`,
    category && sql`products.category = ${category}`,
    city && sql`shops.city = ${city}`,
    min !== undefined && sql`first.price >= ${min}`,
    max !== undefined && sql`first.price <= ${max}`,
    rating !== undefined && sql`products.rating >= ${rating * 100}`,
    stock && sql`exists (select from variants where product_id = products.id and available > 0)`,
  ].filter((condition) => typeof condition === 'object')
  const documents =
    words.length > 0 ? sql`join documents_with(${queryFor(words)}) found on found.product_id = products.id` : sql``

  return sql`from products
    join variants first on first.product_id = products.id and first.position = 0
    join shops on shops.id = products.shop_id
    ${documents}
    where ${sql.join(conditions, sql` and `)}`
}

type Page = { source: SQL; sort: Order; after: Filters['after']; limit: number }

function pageOf({ source, sort: { key, id, ascending }, after, limit }: Page): SQL {
  const [beyond, direction] = ascending ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const going = after ? sql`and (${key}, ${id}) ${beyond} (${after.key}::integer, ${after.id}::text)` : sql``

  return sql`select ${listedColumns}, ${key} as key ${source} ${going}
    order by ${key} ${direction}, ${id} ${direction} limit ${limit}`
}
