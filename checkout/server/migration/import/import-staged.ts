import type { RowsByTable } from '@jembatan/migration-bundle'
import type { Sql } from 'postgres'
import { repairRows } from '../validation/repair-rows'
import { importMerchants } from './import-merchants'
import { importEndedOrders } from './import-orders'
import { importProducts } from './import-products'
import { importReviews } from './import-reviews'
import { importShoppers } from './import-shoppers'
import { importVouchers } from './import-vouchers'

/**
 * Called after each batch with the processed and the total number of orders, and the imported rows
 * by table.
 */
export type OnOrders = (orders: number, all: number, tables: RowsByTable) => void

type ImportStaged = {
  now: Date
  onProgress?: OnOrders
  /** Stops between two batches of orders. */
  signal?: AbortSignal
}

export type ImportResult = Awaited<ReturnType<typeof importStaged>>

/**
 * Repairs staged rows by rules, and imports all that can be imported yet, in order of dependencies.
 * Repeated calls import changes only. Open orders wait for the cut-over.
 */
export async function importStaged(sql: Sql, { now, signal, onProgress }: ImportStaged) {
  const before = {
    repaired: await repairRows(sql, { now }),
    merchants: await importMerchants(sql, { now }),
    products: await importProducts(sql, { now }),
    vouchers: await importVouchers(sql, { now }),
    shoppers: await importShoppers(sql, { now }),
  }
  const tables = {
    merchants: before.merchants.added + before.merchants.matched,
    products: before.products.added + before.products.matched,
    vouchers: before.vouchers.added,
    shoppers: before.shoppers.added,
  }
  const orders = await importEndedOrders(sql, {
    now,
    signal,
    onProgress: onProgress && ((examined, all, imported) => onProgress(examined, all, { ...tables, orders: imported })),
  })

  return { ...before, orders, reviews: await importReviews(sql, { now }) }
}
