import { pipeline } from '@jembatan/platform/database'
import { DomainError } from '@jembatan/platform/errors'
import { and, eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { baskets, orderLines, orders } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { quoteBasket } from '../basket/quote-basket'
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
  return db.transaction(async (tx) => {
    await lockBasketOrThrow(tx, { basketId, sessionHash })
    const placed = await findOrderOf(tx, basketId)
    if (placed) return { orderId: placed.id }

    const quote = await quoteBasket(tx, { basketId, sessionHash, now })
    const agreed = assertOrderable(quote, expectedTotal)
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
    await pipeline(
      tx.insert(orderLines).values(toLineRows(orderId, agreed)).execute(),
      tx.update(baskets).set({ state: 'ordered' }).where(eq(baskets.id, basketId)).execute(),
      recordAttempt(tx, { orderId, number: 1, amount: agreed.totals.total, expiresAt: dueAt, now }),
      addOrderEvent(tx, { orderId, kind: 'created', at: now }),
      recordEvent(tx, { kind: 'order_placed', detail: { orderId, total: agreed.totals.total }, at: now }),
    )
    await holdStock(tx, { orderId, lines: agreed.lines })

    return { orderId }
  })
}

/** Two clicks come one after the other; the second then finds the order of the first. */
async function lockBasketOrThrow(tx: Connection, { basketId, sessionHash }: { basketId: string; sessionHash: string }) {
  const [basket] = await tx
    .select({ id: baskets.id })
    .from(baskets)
    .where(and(eq(baskets.id, basketId), eq(baskets.sessionHash, sessionHash)))
    .for('no key update')
  if (!basket) throw new DomainError('not_found', 'basket_missing', 'this session has no such basket')
}

async function findOrderOf(tx: Connection, basketId: string) {
  const [order] = await tx.select({ id: orders.id }).from(orders).where(eq(orders.basketId, basketId))

  return order
}
