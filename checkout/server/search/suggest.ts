import { searchedWordsOf } from '@jembatan/platform/search/words'
import type { Lagging } from '@/db/lagging'
import { type FoundShop, findShops } from './find-shops'
import { readList } from './read-list'
import { readMeaning } from './read-meaning'

export type Suggestions = {
  products: { id: string; name: { id: string; en: string } }[]
  shops: Pick<FoundShop, 'id' | 'name'>[]
}

const SHORTEST = 2
const MOST_PRODUCTS = 6
const MOST_SHOPS = 2

/** Suggests while typing: the products that fit best, and shops with a similar name. */
export async function suggest(
  { lagging: db }: { lagging: Lagging },
  { typed }: { typed: string },
): Promise<Suggestions> {
  const words = searchedWordsOf(typed)
  if (words.join('').length < SHORTEST) return { products: [], shops: [] }
  const [rows, shops] = await Promise.all([listBest(db, words), findShops(db, words)])

  return {
    products: rows.map((row) => ({ id: row.id, name: { id: row.name_id, en: row.name_en } })),
    shops: shops.slice(0, MOST_SHOPS).map(({ id, name }) => ({ id, name })),
  }
}

async function listBest(db: Lagging, words: string[]) {
  const meaning = await readMeaning(db, { words, unfinished: true })
  if (meaning.unsold) return []

  return (await readList(db, { meaning, within: {}, filters: {}, limit: MOST_PRODUCTS })).rows
}
