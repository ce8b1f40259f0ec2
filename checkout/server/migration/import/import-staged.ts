import type { Sql } from 'postgres'
import { mendRows } from '../validation/repair-rows'
import { bringMerchants } from './import-merchants'
import { bringEndedOrders } from './import-orders'
import { bringProducts } from './import-products'
import { bringReviews } from './import-reviews'
import { bringShoppers } from './import-shoppers'
import { bringVouchers } from './import-vouchers'

type SettleRows = {
  now: Date
  /** Called with each batch: orders that have been looked at, of how many. */
  onProgress?: (orders: number, all: number) => void
  /** Ends it between two batches of orders. */
  signal?: AbortSignal
}

export type Settled = Awaited<ReturnType<typeof settleRows>>

/**
 * After bundles were loaded: mends what a rule can, and brings what has a place in the shop already, each after what it needs.
 * Repeated calls bring what changed since, and nothing twice. What is open waits for the cut-over.
 */
export async function settleRows(sql: Sql, { now, ...bringing }: SettleRows) {
  return {
    mended: await mendRows(sql, { now }),
    merchants: await bringMerchants(sql, { now }),
    products: await bringProducts(sql, { now }),
    vouchers: await bringVouchers(sql, { now }),
    shoppers: await bringShoppers(sql, { now }),
    orders: await bringEndedOrders(sql, { now, ...bringing }),
    reviews: await bringReviews(sql, { now }),
  }
}
