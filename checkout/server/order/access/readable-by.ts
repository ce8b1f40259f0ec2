import { eq, or, type Placeholder, sql } from 'drizzle-orm'
import { orderReaders, orders } from '@/db/schema'

/**
 * SQL: orders that this session placed, or opened by number and phone. For others an order does not
 * exist.
 */
export const readableBy = (sessionHash: string | Placeholder) =>
  or(
    eq(orders.sessionHash, sessionHash),
    sql`exists (select 1 from ${orderReaders} reader where reader.order_id = ${orders.id} and reader.session_hash = ${sessionHash})`,
  )

/**
 * The same condition for lists: each half uses its own index, where an `or` would scan all orders.
 */
export const listedFor = (sessionHash: string) =>
  sql`${orders.id} in (
    select own.id from ${orders} own where own.session_hash = ${sessionHash}
    union all select order_id from ${orderReaders} where ${orderReaders.sessionHash} = ${sessionHash}
  )`
