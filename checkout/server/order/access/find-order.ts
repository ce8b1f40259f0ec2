import { DomainError } from '@jembatan/platform/errors'
import { and, eq, or, sql } from 'drizzle-orm'
import { orderReaders, orders } from '@/db/schema'
import type { BuyerContext } from '../../context'
import { parsePhone } from '../../delivery/parse-address'
import { limitLookUps } from './limit-look-ups'

/** `contact`: a phone or an email, as typed. */
type FindOrder = { orderId: string; contact: string }

/**
 * Opens an order in another browser of its buyer, who must know its number and the phone or email
 * of the order.
 * @throws {DomainError} `order_not_found` for every miss alike; `look_up_too_often`.
 */
export async function findOrder(
  { db, sessionHash, address }: Pick<BuyerContext, 'db' | 'sessionHash' | 'address'>,
  { orderId, contact }: FindOrder,
) {
  const phone = parsePhone(contact)
  const email = contact.includes('@') ? contact.trim().toLowerCase() : null
  const find = async () => {
    const [order] = await db
      .select({ id: orders.id })
      .from(orders)
      .where(
        and(
          eq(orders.id, orderId),
          or(phone ? eq(orders.phone, phone) : NEVER, email ? eq(orders.email, email) : NEVER),
        ),
      )
    return order
  }
  if (!(await limitLookUps({ db, address, orderId, find })))
    throw new DomainError('not_found', 'order_not_found', 'no order has this number and this contact')

  await db.insert(orderReaders).values({ orderId, sessionHash }).onConflictDoNothing()

  return { orderId }
}

const NEVER = sql`false`
