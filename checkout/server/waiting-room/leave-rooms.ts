import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { WHOLE_SHOP } from './rooms'

type LineInBasket = { basketId: string; sku: string; quantity: number }

/**
 * Runs before a change of a line: a basket with priority that gets more pieces loses it in that
 * product's rooms.
 */
export async function leaveRooms(tx: Connection, { basketId, sku, quantity }: LineInBasket) {
  await tx.execute(sql`
    delete from waiting_insiders using basket_lines as line join variants using (sku)
    where waiting_insiders.basket_id = ${basketId} and line.basket_id = ${basketId} and sku = ${sku}
      and line.quantity < ${quantity} and room_id in (product_id, ${WHOLE_SHOP})`)
}
