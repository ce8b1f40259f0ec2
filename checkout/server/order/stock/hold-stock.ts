import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

type HoldStock = { orderId: string; lines: { sku: string; quantity: number }[] }

/**
 * Holds every piece of an order, or none. One statement and the last of its transaction: the rows of a
 * hot product stay locked only for the commit. Locked in the order of their SKU, so two baskets cannot wait for each other,
 * and not more than an update needs: an order's lines point at these rows, and a full lock would wait for each of them.
 * @throws {DomainError} `out_of_stock`
 */
export async function holdStock(tx: Connection, { orderId, lines }: HoldStock) {
  const requested = JSON.stringify(lines.map(({ sku, quantity }) => ({ sku, quantity })))
  const held = await tx.execute(sql`
    with requested as (
      select * from jsonb_to_recordset(${requested}::jsonb) as requested (sku text, quantity integer)
    ), locked as materialized (
      select variants.sku, requested.quantity from variants join requested using (sku) order by variants.sku for no key update of variants
    ), taken as (
      update variants set available = available - locked.quantity from locked
      where variants.sku = locked.sku and variants.available >= locked.quantity
      returning variants.sku, locked.quantity
    )
    insert into stock_holds (order_id, sku, quantity) select ${orderId}, sku, quantity from taken returning sku`)

  if (held.length < lines.length) throw new DomainError('conflict', 'out_of_stock', 'insufficient stock')
}
