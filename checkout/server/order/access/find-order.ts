import { DomainError } from '@jembatan/platform/errors'
import { and, eq, or, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { orderReaders, orders } from '@/db/schema'
import { limitLookUps } from './limit-look-ups'

/** The phone in E.164, the e-mail in small letters; one of them, and null for what was not typed. */
type Contact = { phone: string | null; email: string | null }
type FindOrder = Contact & { orderId: string; sessionHash: string; address: string }

/**
 * Opens an order to another browser of its buyer, who knows its number and the phone or the e-mail that it was ordered with.
 * @throws {DomainError} `order_not_found` for every miss alike; `look_up_too_often`.
 */
export async function findOrder(db: Database, { orderId, phone, email, sessionHash, address }: FindOrder) {
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
