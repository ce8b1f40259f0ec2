import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { WHOLE_SHOP } from './rooms'

type Wanted = { basketId: string; sku: string; quantity: number }

/** Before a line is changed: a basket that was inside, and of which more pieces are wanted, is new to the rooms of that product. */
export async function leaveRooms(tx: Connection, { basketId, sku, quantity }: Wanted) {
  await tx.execute(sql`
    delete from waiting_insiders using basket_lines as line join variants using (sku)
    where waiting_insiders.basket_id = ${basketId} and line.basket_id = ${basketId} and sku = ${sku}
      and line.quantity < ${quantity} and room_id in (product_id, ${WHOLE_SHOP})`)
}
