import type { Lagging } from '@/db/lagging'
import { CATEGORIES } from '@/db/schema'
import { listShops } from '../catalogue/list-places'
import { findProducts } from './find-products'

/** Returns the best-selling products and the shops, for the front page. */
export async function showFront({ lagging }: { lagging: Lagging }) {
  const [{ products }, shops] = await Promise.all([findProducts(lagging, { limit: 12 }), listShops(lagging)])

  return { products, shops, categories: CATEGORIES }
}
