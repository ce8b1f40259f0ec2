import { type SQL, sql } from 'drizzle-orm'
import { type StockBand, stockBand } from './stock-band'

/** A product in a list: its first variant's price, and the stock of its most available variant. */
export type ListedProduct = {
  id: string
  name: { id: string; en: string }
  media: string
  price: number
  compareAt: number | null
  stock: StockBand
  /** Hundredths of a star; 0 before the first review. */
  rating: number
  reviews: number
  sold: number
  shop: { id: string; name: string; city: string }
}

/** Selects from `products`, the first variant as `first`, and `shops`. */
export const listedColumns: SQL = sql`products.id, products.name_id, products.name_en, products.media, products.rating,
  products.reviews, products.sold, first.price, first.compare_at, shops.id as shop_id, shops.name as shop_name, shops.city,
  (select max(available) from variants where product_id = products.id) as available`

export type ListedRow = {
  id: string
  name_id: string
  name_en: string
  media: string
  rating: number
  reviews: number
  sold: number
  price: number
  compare_at: number | null
  shop_id: string
  shop_name: string
  city: string
  available: number
}

export const toListed = (row: ListedRow): ListedProduct => ({
  id: row.id,
  name: { id: row.name_id, en: row.name_en },
  media: row.media,
  price: row.price,
  compareAt: row.compare_at,
  stock: stockBand(row.available),
  rating: row.rating,
  reviews: row.reviews,
  sold: row.sold,
  shop: { id: row.shop_id, name: row.shop_name, city: row.city },
})
