import { and, eq, isNull, notInArray } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { snapTokens, transactions } from '@/db/schema'
import { RequestRefused } from '../gateway/request-refused'
import { lockOrder } from '../order/lock-order'
import { endOf } from '../order/read-expiry'
import type { Merchant } from '../payment/payment'
import { DEAD } from '../payment/state-table'
import type { SnapRequest } from './parse-snap-request'

type Create = { merchant: Merchant; request: SnapRequest; notificationUrls: string[]; now: Date }

const USED_UP = 'transaction_details.order_id has been paid and utilized, please use another order ID'
const DAY_SECONDS = 24 * 60 * 60

/** A payment page for one order. Asking again revokes the page before, unless its payer has confirmed a method. */
export async function createSnapToken(db: Database, { merchant, request, notificationUrls, now }: Create) {
  const { expiry, pageExpiry, ...order } = request

  return db.transaction(async (tx) => {
    await lockOrder(tx, merchant.id, order.orderId)
    await revokeOpenPage(tx, merchant.id, order.orderId, now)
    if (await isUsedUp(tx, merchant.id, order.orderId)) throw new RequestRefused([USED_UP])

    const [created] = await tx
      .insert(snapTokens)
      .values({
        ...order,
        merchantId: merchant.id,
        notificationUrls,
        pageExpiresAt: endOf(pageExpiry ?? expiry ?? { start: null, seconds: DAY_SECONDS }, now),
        expiresAt: expiry?.start ? endOf(expiry, now) : null,
        expiresAfterSeconds: expiry && !expiry.start ? expiry.seconds : null,
        createdAt: now,
      })
      .returning()
    if (!created) throw new Error('PostgreSQL returned no row for an insert.')

    return created
  })
}

const openPageOf = (merchantId: string, orderId: string) =>
  and(eq(snapTokens.merchantId, merchantId), eq(snapTokens.orderId, orderId), isNull(snapTokens.revokedAt))

/** A payer who confirms a method at this moment is either seen afterwards or turned away. */
export const lockOpenPage = (tx: Connection, merchantId: string, orderId: string) =>
  tx.select({ token: snapTokens.token }).from(snapTokens).where(openPageOf(merchantId, orderId)).for('update')

/** Takes the same lock. */
export const revokeOpenPage = (tx: Connection, merchantId: string, orderId: string, now: Date) =>
  tx.update(snapTokens).set({ revokedAt: now }).where(openPageOf(merchantId, orderId))

/** An order that somebody is paying, or has paid. */
export async function isUsedUp(tx: Connection, merchantId: string, orderId: string) {
  const live = await tx
    .select({ id: transactions.id })
    .from(transactions)
    .where(
      and(
        eq(transactions.merchantId, merchantId),
        eq(transactions.orderId, orderId),
        notInArray(transactions.status, DEAD),
      ),
    )
    .limit(1)

  return live.length > 0
}
