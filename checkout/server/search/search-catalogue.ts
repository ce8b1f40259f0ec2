import { searchedWordsOf } from '@jembatan/platform/search/words'
import type { Lagging } from '@/db/lagging'
import { CATEGORIES } from '@/db/schema'
import { listCities } from '../catalogue/list-places'
import { type FindProducts, findProducts } from './find-products'
import { findShops } from './find-shops'

type Search = Pick<FindProducts, 'typed' | 'within' | 'filters'>

/**
 * Returns products and shops of a list, with the available filters. A shop's name lists its goods.
 */
export async function searchCatalogue({ lagging }: { lagging: Lagging }, { typed, within, filters }: Search) {
  const shops = await findShops(lagging, searchedWordsOf(typed ?? ''))
  const named = shops.find(({ whole }) => whole)
  const [results, cities] = await Promise.all([
    named
      ? findProducts(lagging, { within: { ...within, shopId: named.id }, filters })
      : findProducts(lagging, { typed, within, filters }),
    listCities(lagging),
  ])

  return { ...results, query: named ? named.name : results.query, shops, cities, categories: CATEGORIES }
}
