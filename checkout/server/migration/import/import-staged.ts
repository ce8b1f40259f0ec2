import type { Sql } from 'postgres'
import { repairRows } from '../validation/repair-rows'
import { importMerchants } from './import-merchants'
import { importEndedOrders } from './import-orders'
import { importProducts } from './import-products'
import { importReviews } from './import-reviews'
import { importShoppers } from './import-shoppers'
import { importVouchers } from './import-vouchers'

type ImportStaged = {
  now: Date
  /** Called after each batch with the processed and the total number of orders. */
  onProgress?: (orders: number, all: number) => void
  /** Stops between two batches of orders. */
  signal?: AbortSignal
}

export type ImportResult = Awaited<ReturnType<typeof importStaged>>

/**
 * Repairs staged rows by rules, and imports all that can be imported yet, in order of dependencies.
 * Repeated calls import changes only. Open orders wait for the cut-over.
 */
export async function importStaged(sql: Sql, { now, ...bringing }: ImportStaged) {
  return {
    repaired: await repairRows(sql, { now }),
    merchants: await importMerchants(sql, { now }),
    products: await importProducts(sql, { now }),
    vouchers: await importVouchers(sql, { now }),
    shoppers: await importShoppers(sql, { now }),
    orders: await importEndedOrders(sql, { now, ...bringing }),
    reviews: await importReviews(sql, { now }),
  }
}
