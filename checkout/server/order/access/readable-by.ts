import { eq, or, type Placeholder, sql } from 'drizzle-orm'
import { orderReaders, orders } from '@/db/schema'

/** The browser that ordered, or one in which the buyer has named the order and its phone. To others it does not exist. */
export const readableBy = (sessionHash: string | Placeholder) =>
  or(
    eq(orders.sessionHash, sessionHash),
    sql`exists (select 1 from ${orderReaders} where ${orderReaders.orderId} = ${orders.id} and ${orderReaders.sessionHash} = ${sessionHash})`,
  )
