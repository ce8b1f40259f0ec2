import { eq, or, type Placeholder, sql } from 'drizzle-orm'
import { orderReaders, orders } from '@/db/schema'

/** The browser that ordered, or one in which the buyer has named the order and its phone. To others it does not exist. */
export const readableBy = (sessionHash: string | Placeholder) =>
  or(
    eq(orders.sessionHash, sessionHash),
    sql`exists (select 1 from ${orderReaders} reader where reader.order_id = ${orders.id} and reader.session_hash = ${sessionHash})`,
  )

/** The same for a list of orders: each half by its own index, where the `or` would read every order there is. */
export const listedFor = (sessionHash: string) =>
  sql`${orders.id} in (
    select own.id from ${orders} own where own.session_hash = ${sessionHash}
    union all select order_id from ${orderReaders} where ${orderReaders.sessionHash} = ${sessionHash}
  )`
