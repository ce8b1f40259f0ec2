import { type SQL, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import type { Category } from '@/db/schema'
import { type ListedRow, listedColumns } from '../catalogue/listed-product'
import type { Filters, Sort } from './read-filters'
import type { Meaning } from './read-meaning'
import { fitOf, matchingAll, matchingAny, partsOf } from './term-query'

export type Ask = {
  /** Absent: the list has everything. */
  meaning?: Pick<Meaning, 'terms' | 'fits'> | undefined
  within: { category?: Category | undefined; shopId?: string | undefined }
  filters: Filters
  limit: number
}

/** `key`: the sort key. */
export type KeyedRow = ListedRow & { key: number }

/** One page, and the total count, up to one above `MOST_COUNTED`. */
export type List = { rows: KeyedRow[]; count: number }

/** Buyers do not go beyond these pages, and an exact count would cost more than the search. */
export const MOST_COUNTED = 500

type Table = 'products' | 'first'
type Order = { name: Sort; key: SQL; of: Table | null; ascending?: boolean }

/** A search sorts by relevance by default, other lists by sales. */
export function orderOf({ filters: { sort }, meaning }: Pick<Ask, 'filters' | 'meaning'>): Order {
  if (sort === 'rating') return { name: sort, key: sql`products.rating`, of: 'products' }
  if (sort === 'cheapest') return { name: sort, key: sql`first.price`, of: 'first', ascending: true }
  if (sort === 'dearest') return { name: sort, key: sql`first.price`, of: 'first' }
  if (sort === 'sold' || !meaning) return { name: 'sold', key: sql`products.sold`, of: 'products' }
  // Among equal fits, what sells better comes first.
  const key = sql`${fitOfFound(meaning)} * 1000 + least(999, (100 * ln(1 + products.sold))::integer)`

  return { name: 'relevance', key, of: 'products' }
}

const fitOfFound = ({ terms }: Pick<Meaning, 'terms'>) =>
  fitOf(terms, { document: sql`found.document`, parts: sql`asked.parts` })

/**
 * Chooses the plan. Few matches are computed completely before the displayed columns are read; with
 * many, a scan of the sort index soon fills a page. Relevance can be sorted only after all matches
 * are known.
 */
export async function readList(db: Lagging, ask: Ask): Promise<List> {
  if (!goesBack(ask)) return readInOrder(db, ask, orderOf(ask))
  const order = orderOf(ask)
  const { rows, count } = await readInOrder(db, ask, { ...order, ascending: !order.ascending })

  return { rows: rows.toReversed(), count }
}

/** A page before another is read backwards from it. */
const goesBack = ({ filters: { after, before } }: Ask) => before !== undefined && after === undefined

async function readInOrder(db: Lagging, ask: Ask, order: Order): Promise<List> {
  const { meaning } = ask
  if (!meaning) {
    const [rows, count] = await Promise.all([walk(db, ask, order), countUpTo(db, ask)])
    return { rows, count }
  }
  if (order.name === 'relevance' || meaning.fits !== 'all') return settle(db, { ...ask, meaning }, order)
  const count = await countUpTo(db, ask)

  return count > MOST_COUNTED ? { rows: await walk(db, ask, order), count } : settle(db, { ...ask, meaning }, order)
}

type Searched = Ask & { meaning: NonNullable<Ask['meaning']> }

const queryOf = ({ terms, fits }: Searched['meaning']) => (fits === 'all' ? matchingAll(terms) : matchingAny(terms))

/** Materialised: a cached plan would parse the words again for every row. */
const asking = (meaning: Searched['meaning']) =>
  sql`asked as materialized (select ${queryOf(meaning)} as query, ${partsOf(meaning.terms)} as parts)`

/** Joins for the displayed columns of `page`. */
const CARD_TABLES = sql`join products on products.id = page.id
  join variants first on first.product_id = page.id and first.position = 0
  join shops on shops.id = products.shop_id`

/**
 * Shares of the best fit below which a product is left out. Beside goods that are named by the
 * search, those that only mention it in their descriptions are noise.
 */
const LEAST_FIT = { all: 0.16, some: 0.6 }

/** Computes all matches and their count in one statement. */
async function settle(db: Lagging, ask: Searched, order: Order): Promise<List> {
  const { conditions, joined } = conditionsOf(ask)
  // The key of relevance contains the fit, which is computed once.
  const fit =
    order.name === 'relevance'
      ? { column: sql``, read: sql`key / 1000` }
      : { column: sql`, ${fitOfFound(ask.meaning)} as fit`, read: sql`fit` }
  const rows = await db.execute<{ count: number } & (KeyedRow | { id: null })>(sql`
    with ${asking(ask.meaning)}, matched as materialized (
      select found.product_id as id, ${order.key} as key ${fit.column}
      from asked, documents_with(asked.query) found
      ${joins('found', [...joined, order.of])} where ${all([...inCityFirst(ask), ...conditions])}
    ), kept as materialized (
      select id, key from matched where ${fit.read} >= ${LEAST_FIT[ask.meaning.fits]}::real * (select max(${fit.read}) from matched)
    ), page as (
      select id, key from kept where ${beyond(ask, order, sql`key`, sql`id`)}
      ${inOrder(order, sql`key`, sql`id`)} limit ${ask.limit}
    )
    select counted.count, page.key, ${listedColumns}
    from (select count(*)::integer as count from kept) counted left join (page ${CARD_TABLES}) on true
    ${inOrder(order, sql`page.key`, sql`page.id`)}`)

  return { rows: rows.flatMap((row) => (row.id === null ? [] : [row])), count: rows[0]?.count ?? 0 }
}

/** Scans the sort index and skips rows that do not match. */
function walk(db: Lagging, ask: Ask, order: Order): Promise<KeyedRow[]> {
  const { conditions, joined } = conditionsOf(ask)
  // The price index contains its own copy of the id.
  const id = order.of === 'first' ? sql`first.product_id` : sql`products.id`
  // Looks up one document at a time by key; a join would read all documents.
  const named = sql`(select document @@ (select query from asked) from search_documents where product_id = ${id})`

  return db.execute<KeyedRow>(sql`
    ${ask.meaning ? sql`with ${asking(ask.meaning)}` : sql``}
    select page.key, ${listedColumns} from (
      select ${id} as id, ${order.key} as key from products ${joins('products', [...joined, order.of])}
      where not products.delisted and ${all(conditions)} ${ask.meaning ? sql`and ${named}` : sql``}
        and ${beyond(ask, order, order.key, id)}
      ${inOrder(order, order.key, id)} limit ${ask.limit}
    ) page ${CARD_TABLES} ${inOrder(order, sql`page.key`, sql`page.id`)}`)
}

async function countUpTo(db: Lagging, ask: Ask): Promise<number> {
  const { conditions, joined } = conditionsOf(ask)
  const most = MOST_COUNTED + 1
  // Delisted products have no document.
  const from = ask.meaning
    ? sql`documents_with(${queryOf(ask.meaning)}, ${conditions.length > 0 ? null : most}::integer) found
          ${joins('found', joined)} where ${all([...inCityFirst(ask), ...conditions])}`
    : sql`products ${joins('products', joined)} where not products.delisted and ${all(conditions)}`
  const [counted] = await db.execute<{ count: number }>(sql`
    select count(*)::integer as count from (select from ${from} limit ${most}) counted`)

  return counted?.count ?? 0
}

type Condition = { of: Table; is: SQL }

/** Returns the conditions of the filters, and the tables that they need. */
function conditionsOf({ within, filters }: Ask): { conditions: SQL[]; joined: Table[] } {
  const { category, city, min, max, rating, stock } = filters
  const candidates: (Condition | false | undefined | '')[] = [
    within.category && { of: 'products', is: sql`products.category = ${within.category}` },
    within.shopId && { of: 'products', is: sql`products.shop_id = ${within.shopId}` },
    category && { of: 'products', is: sql`products.category = ${category}` },
    city && { of: 'products', is: inCity(city) },
    min !== undefined && { of: 'first', is: sql`first.price >= ${min}` },
    max !== undefined && { of: 'first', is: sql`first.price <= ${max}` },
    rating !== undefined && { of: 'products', is: sql`products.rating >= ${rating * 100}` },
    stock && {
      of: 'products',
      is: sql`exists (select from variants where product_id = products.id and available > 0)`,
    },
  ]
  const conditions = candidates.filter((one): one is Condition => typeof one === 'object')

  return { conditions: conditions.map(({ is }) => is), joined: conditions.map(({ of }) => of) }
}

/** A city has few shops, so they are computed before any product is read. */
const inCity = (city: string) => sql`products.shop_id = any (array(select id from shops where city = ${city}))`

/**
 * Restricts matches to a city's shops before other look-ups. `is true` makes PostgreSQL use a
 * hashed subplan: as a join it would be scanned per product, because the number of matches is
 * underestimated.
 */
const inCityFirst = ({ filters: { city } }: Ask) =>
  city ? [sql`(found.product_id in (select id from products where ${inCity(city)})) is true`] : []

const all = (conditions: SQL[]) => sql.join([sql`true`, ...conditions], sql` and `)

/** Joins only the needed tables: each join costs a look-up per row. */
function joins(from: 'found' | 'products', joined: (Table | null)[]): SQL {
  const has = (table: Table) => joined.includes(table)
  const id = from === 'found' ? sql`found.product_id` : sql`products.id`

  return sql.join(
    [
      from === 'found' && has('products') ? sql`join products on products.id = ${id}` : sql``,
      has('first') ? sql`join variants first on first.product_id = ${id} and first.position = 0` : sql``,
    ],
    sql` `,
  )
}

/** Beyond the product at which another page ends or begins. */
function beyond({ filters: { after, before } }: Ask, { ascending }: Order, key: SQL, id: SQL): SQL {
  const from = after ?? before
  if (!from) return sql`true`

  return sql`(${key}, ${id}) ${ascending ? sql`>` : sql`<`} (${from.key}::integer, ${from.id}::text)`
}

function inOrder({ ascending }: Order, key: SQL, id: SQL): SQL {
  const direction = ascending ? sql`asc` : sql`desc`

  return sql`order by ${key} ${direction}, ${id} ${direction}`
}
