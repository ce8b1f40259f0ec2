import type { Lagging } from '@/db/lagging'
import { type FoundShop, findShops } from './find-shops'
import { readMeaning } from './match-words'
import { readList } from './read-list'
import { wordsOf } from './words'

export type Suggestions = {
  products: { id: string; name: { id: string; en: string } }[]
  shops: Pick<FoundShop, 'id' | 'name'>[]
}

const SHORTEST = 2
const MOST_PRODUCTS = 6
const MOST_SHOPS = 2

/** Suggests while typing: the best-selling matching products, and shops with a matching name. */
export async function suggest(
  { lagging: db }: { lagging: Lagging },
  { typed }: { typed: string },
): Promise<Suggestions> {
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

async function listBest(db: Lagging, words: string[]) {
  const ask = { words, within: {}, filters: { sort: 'sold' as const }, limit: MOST_PRODUCTS }

  return (await readList(db, ask)).rows
}
