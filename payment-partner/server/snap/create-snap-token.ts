import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { snapTokens } from '@/db/schema'
import type { AuditEvent } from '../audit/record-event'
import { RequestRefused } from '../gateway/request-refused'
import { endOf } from '../order/read-expiry'
import type { Merchant, SnapToken } from '../payment/payment'
import { openPage } from './open-page'
import type { SnapRequest } from './parse-snap-request'

type Create = {
  merchant: Merchant
  request: SnapRequest
  notificationUrls: string[]
  now: Date
  eventOf?: (token: string) => AuditEvent | undefined
}

const USED_UP = 'transaction_details.order_id has been paid and utilized, please use another order ID'
const DAY_SECONDS = 24 * 60 * 60

/**
 * Creates a payment page for one order. Another call revokes the previous page, unless its payer
 * has confirmed a method.
 * @throws {RequestRefused}
 */
export async function createSnapToken(db: Connection, { merchant, request, notificationUrls, now, eventOf }: Create) {
  const { expiry, pageExpiry, ...order } = request
  const expiresAt = expiry?.start ? endOf(expiry, now) : null
  const pageEndsAt = endOf(pageExpiry ?? expiry ?? { start: null, seconds: DAY_SECONDS }, now)
  const page: SnapToken = {
    ...order,
    token: randomUUID(),
    merchantId: merchant.id,
    currency: 'IDR',
    notificationUrls,
    // After the payment deadline any chosen method would expire at once, so the page ends with it.
    pageExpiresAt: expiresAt && expiresAt < pageEndsAt ? expiresAt : pageEndsAt,
    expiresAt,
    expiresAfterSeconds: expiry && !expiry.start ? expiry.seconds : null,
    createdAt: now,
    revokedAt: null,
  }
  if (!(await openPage(db, { page, event: eventOf?.(page.token) }))) throw new RequestRefused([USED_UP])

  return page
}

const openPageOf = (merchantId: string, orderId: string) =>
  and(eq(snapTokens.merchantId, merchantId), eq(snapTokens.orderId, orderId), isNull(snapTokens.revokedAt))

/**
 * Locks the order's page: a payer who confirms a method meanwhile either comes first or is refused.
 */
export const lockOpenPage = (tx: Connection, merchantId: string, orderId: string) =>
  tx.select({ token: snapTokens.token }).from(snapTokens).where(openPageOf(merchantId, orderId)).for('update')

/** Takes the same lock. */
export const revokeOpenPage = (tx: Connection, merchantId: string, orderId: string, now: Date) =>
  tx.update(snapTokens).set({ revokedAt: now }).where(openPageOf(merchantId, orderId))
