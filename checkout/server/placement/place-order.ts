import { pipeline } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { baskets, orderLines, orders } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { quoteBasket } from '../basket/quote-basket'
import { inOneChange, writeFacts } from '../facts/facts'
import { firstPollAt } from '../jobs/poll-schedule'
import { newOrderNumber } from '../order/access/order-number'
import { addOrderEvent } from '../order/state/add-order-event'
import { holdStock } from '../order/stock/hold-stock'
import { recordAttempt } from '../payment/attempt/record-attempt'
import { assertOrderable } from './assert-orderable'
import { paymentDueAt } from './payment-window'
import { toLineRows, toOrderRow } from './snapshot'

export type PlaceOrder = {
  basketId: string
  sessionHash: string
  /** Rupiah that the buyer saw beside the button. */
  expectedTotal: number
  now: Date
}

/**
 * Turns a basket into an order with its stock held and its first payment attempt noted, in one transaction.
 * A basket makes one order: a repeated call returns the existing order.
 * @throws {DomainError} `total_changed`, or the first obstacle of the basket.
 */
export async function placeOrder(db: Database, { basketId, sessionHash, expectedTotal, now }: PlaceOrder) {
  return inOneChange(db, async (tx) => {
    if (!(await takeBasket(tx, { basketId, sessionHash }))) return findPlacedOrThrow(tx, { basketId, sessionHash })

    const quote = await quoteBasket(tx, { basketId, sessionHash, now })
    // It was open until this transaction took it.
    const obstacles = quote.obstacles.filter((obstacle) => obstacle !== 'ordered')
    const agreed = assertOrderable({ ...quote, obstacles }, expectedTotal)
    const orderId = newOrderNumber()
    const dueAt = paymentDueAt(now)

    await tx.insert(orders).values({
      ...toOrderRow(agreed),
      id: orderId,
      sessionHash,
      placedAt: now,
      paymentDueAt: dueAt,
      nextPollAt: firstPollAt(now),
    })
    await addOrderEvent(tx, { orderId, kind: 'created', at: now })
    await recordEvent(tx, { kind: 'order_placed', detail: { orderId, total: agreed.totals.total }, at: now })
    await pipeline(
      tx.insert(orderLines).values(toLineRows(orderId, agreed)).execute(),
      recordAttempt(tx, { orderId, number: 1, amount: agreed.totals.total, expiresAt: dueAt, now }),
      writeFacts(tx),
    )
    await holdStock(tx, { orderId, lines: agreed.lines })

    return { orderId }
  })
}

type Own = { basketId: string; sessionHash: string }

/** Two clicks come one after the other: the second waits here, and then finds the order of the first. */
async function takeBasket(tx: Connection, { basketId, sessionHash }: Own) {
  const taken = await tx
    .update(baskets)
    .set({ state: 'ordered' })
    .where(and(eq(baskets.id, basketId), eq(baskets.sessionHash, sessionHash), eq(baskets.state, 'open')))
    .returning({ id: baskets.id })

  return taken.length > 0
}

async function findPlacedOrThrow(tx: Connection, { basketId, sessionHash }: Own) {
  const [placed] = await tx
    .select({ orderId: orders.id })
    .from(baskets)
    .innerJoin(orders, eq(orders.basketId, baskets.id))
    .where(and(eq(baskets.id, basketId), eq(baskets.sessionHash, sessionHash)))
  if (!placed) throw new DomainError('not_found', 'basket_missing', 'this session has no such basket')

  return placed
}
