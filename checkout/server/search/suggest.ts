import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type FoundShop, findShops } from './find-shops'
import { queryFor, readMeaning } from './match-words'
import { wordsOf } from './words'

export type Suggestions = {
  products: { id: string; name: { id: string; en: string } }[]
  shops: Pick<FoundShop, 'id' | 'name'>[]
}

const SHORTEST = 2
const MOST_PRODUCTS = 6
const MOST_SHOPS = 2

/** While somebody types: the products that sell best among those that fit, and shops of such a name. */
export async function suggest(db: Connection, typed: string): Promise<Suggestions> {
  const asked = wordsOf(typed)
  if (asked.join('').length < SHORTEST) return { products: [], shops: [] }
  const [rows, shops] = await Promise.all([listBest(db, asked), findShops(db, asked)])
  const meant = rows.length === 0 ? await readMeaning(db, asked) : undefined
  const products = meant?.corrected ? await listBest(db, meant.words) : rows

  return {
    products: products.map((row) => ({ id: row.id, name: { id: row.name_id, en: row.name_en } })),
    shops: shops.slice(0, MOST_SHOPS).map(({ id, name }) => ({ id, name })),
  }
}

const listBest = (db: Connection, words: string[]) =>
  db.execute<{ id: string; name_id: string; name_en: string }>(sql`
    select id, name_id, name_en from documents_with(${queryFor(words)}) join products on id = product_id
    where not delisted order by sold desc, id limit ${MOST_PRODUCTS}`)
