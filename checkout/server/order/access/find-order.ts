import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderReaders, orders } from '@/db/schema'
import { limitLookUps } from './limit-look-ups'

type FindOrder = { orderId: string; phone: string; sessionHash: string; address: string }

/**
 * Opens an order to another browser of its buyer, who knows its number and the phone that the parcel goes to.
 * @throws {DomainError} `order_not_found` for every miss alike; `look_up_too_often`.
 */
export async function findOrder(db: Connection, { orderId, phone, sessionHash, address }: FindOrder) {
  const find = async () => {
    const [order] = await db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.id, orderId), eq(orders.phone, phone)))
    return order
  }
  if (!(await limitLookUps({ address, orderId, find })))
    throw new DomainError('not_found', 'order_not_found', 'no order has this number and this phone')

  await db.insert(orderReaders).values({ orderId, sessionHash }).onConflictDoNothing()

  return { orderId }
}
