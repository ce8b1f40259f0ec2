import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Connection } from '@/db/connect'
import { orderReaders, orders } from '@/db/schema'

/** For one order number, so that phones cannot be guessed for it. */
const TRIES = { points: 5, duration: 15 * 60 }

// Next bundles pages and route handlers apart; one process must still count once.
const kept = globalThis as typeof globalThis & { pasarOrderLookUps?: RateLimiterMemory }

type FindOrder = { orderId: string; phone: string; sessionHash: string }

/**
 * Opens an order to another browser of its buyer, who knows its number and the phone that the parcel goes to.
 * @throws {DomainError} `order_not_found` for every miss alike; `look_up_too_often`.
 */
export async function findOrder(db: Connection, { orderId, phone, sessionHash }: FindOrder) {
  await countTry(orderId)
  const [order] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.phone, phone)))
  if (!order) throw new DomainError('not_found', 'order_not_found', 'no order has this number and this phone')

  await db.insert(orderReaders).values({ orderId, sessionHash }).onConflictDoNothing()

  return { orderId }
}

async function countTry(orderId: string) {
  kept.pasarOrderLookUps ??= new RateLimiterMemory(TRIES)
  try {
    await kept.pasarOrderLookUps.consume(orderId)
  } catch {
    throw new DomainError('too_many', 'look_up_too_often', 'one order was looked up too often')
  }
}
