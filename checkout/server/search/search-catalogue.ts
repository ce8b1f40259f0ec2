import type { Lagging } from '@/db/lagging'
import { CATEGORIES } from '@/db/schema'
import { listCities } from '../catalogue/list-places'
import { type FindProducts, findProducts } from './find-products'
import { findShops } from './find-shops'
import { wordsOf } from './words'

type Search = Pick<FindProducts, 'typed' | 'within' | 'asked'>

/** Returns products and shops of a list, with the available filters. */
export async function searchCatalogue({ lagging }: { lagging: Lagging }, { typed, within, asked }: Search) {
  const [found, shops, cities] = await Promise.all([
    findProducts(lagging, { typed, within, asked }),
    findShops(lagging, wordsOf(typed ?? '')),
    listCities(lagging),
  ])

  return { ...found, shops, cities, categories: CATEGORIES }
}
