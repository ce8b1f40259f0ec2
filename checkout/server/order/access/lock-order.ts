import { DomainError } from '@jembatan/platform/errors'
import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders } from '@/db/schema'
import { orderOrThrow } from './order-or-throw'

/** SQL: the order was imported and Pasar has not opened yet, so the old shop still owns it. */
export const inMigration = sql<boolean>`exists (
  select from migrated_orders join migration_state on migration_state.phase = 'loading' where migrated_orders.order_id = orders.id)`

/** @throws {DomainError} `order_in_migration` */
export function assertWritable(order: { inMigration: boolean } | undefined) {
  if (order?.inMigration)
    throw new DomainError('conflict', 'order_in_migration', 'the order is read-only until Pasar opens with it')
}

/**
 * Locks an order. Every writer locks it before changing the order, its refunds, payments or
 * returns. Returns undefined where there is none.
 * @throws {DomainError} `order_in_migration`
 */
export async function findAndLock(tx: Connection, which: SQL | undefined) {
  const [row] = await tx.select({ order: orders, inMigration }).from(orders).where(which).for('no key update')
  assertWritable(row)

  return row?.order
}

/**
 * `findAndLock` for an order that must exist. @throws {DomainError} `order_missing`,
 * `order_in_migration`
 */
export const lockOrder = async (tx: Connection, which: SQL | undefined) => {
  const order = await findAndLock(tx, which)

  return orderOrThrow(order ? [order] : [])
}
