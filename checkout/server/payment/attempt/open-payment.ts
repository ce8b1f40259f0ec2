import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orderLines, orders, paymentAttempts } from '@/db/schema'
import type { Buyer, Context } from '../../context'
import { findAndLock } from '../../order/access/lock-order'
import type { AttemptState } from '../decision/decide-payment'
import type { Gateway } from '../gateway/gateway'
import { GatewayError } from '../gateway/gateway-error'
import { findGatewayTimePast } from '../gateway/gateway-time'
import { checkAttempt } from './check-attempt'
import { payable } from './payable'
import { recordAttempt } from './record-attempt'
import { isOnlyPage, requestPage } from './request-page'
import { toCharge } from './to-charge'
import { voidAttempt } from './void-attempt'

type OpenPayment = { orderId: string; sessionHash: string; now: Date }

/**
 * Returns the payment page: the live attempt's, or a new attempt's when the last one failed.
 * Requests the page again while an earlier request may still replace it.
 * Returns null when the gateway gives no page now (a retry is safe), when no payment is expected,
 * or when the gateway's clock is past the deadline: a page that opens expired would send the buyer
 * back here in a loop.
 */
export async function openPayment(
  { db, gateway, sessionHash, now, language }: Buyer & Pick<Context, 'language'> & { gateway: Gateway },
  { orderId }: Pick<OpenPayment, 'orderId'>,
): Promise<{ redirectUrl: string | null }> {
  const input = { orderId, sessionHash, now }
  const payable = await findPayableAtGateway(db, gateway, input)
  if (!payable) return NO_PAGE
  const { order, previous } = payable
  if (previous && previous.account === null && isOnlyPage(previous)) return { redirectUrl: previous.redirectUrl }
  if (previous?.state === 'failed' && (await stillRuns(db, gateway, previous, input.now)))
    return { redirectUrl: previous.redirectUrl }

  if (
    previous &&
    isLive(previous) &&
    previous.account !== null &&
    !(await endOldShopAttempt(db, gateway, previous, input.now))
  )
    return NO_PAGE

  const isOwn = previous?.account === null && isLive(previous)
  const attempt = isOwn ? previous : await db.transaction((tx) => findOrStartAttempt(tx, input))
  if (!attempt) return NO_PAGE
  if (isOnlyPage(attempt)) return { redirectUrl: attempt.redirectUrl }
  const charge = toCharge(order, { providerOrderId: attempt.providerOrderId, now: input.now, language })

  const redirectUrl = await requestPage(db, gateway, { attempt, charge, now: input.now })
  // The gateway kept the earlier page, since a payment was begun on it, and it may have ended since.
  if (redirectUrl && redirectUrl === attempt.redirectUrl && (await hasSettled(db, gateway, attempt, now)))
    return openPayment({ db, gateway, sessionHash, now, language }, { orderId })

  return findGatewayTimePast(order.paymentDueAt) ? NO_PAGE : { redirectUrl }
}

const NO_PAGE = { redirectUrl: null }

type Previous = typeof paymentAttempts.$inferSelect

/**
 * Asks the gateway before reusing an earlier page: its clock may be past the deadline, or may have
 * been corrected since. Without a response nothing changes.
 */
async function findPayableAtGateway(db: Database, gateway: Gateway, input: OpenPayment) {
  const payable = await findPayable(db, input)
  if (!payable?.previous) return payable
  const { order, previous } = payable
  const isPast = () => findGatewayTimePast(order.paymentDueAt) !== null
  if (!isOnlyPage(previous) && !isPast()) return payable

  await checkAttempt(db, gateway, { providerOrderId: previous.providerOrderId, now: input.now }).catch(
    (error: unknown) => {
      if (!(error instanceof GatewayError)) throw error
    },
  )

  return isPast() ? undefined : findPayable(db, input)
}

/** The order's amounts for the gateway, and its last attempt. */
async function findPayable(db: Connection, input: OpenPayment) {
  const [row] = await db
    .select({
      order: {
        orderId: orders.id,
        subtotal: orders.subtotal,
        shipping: orders.shipping,
        insurance: orders.insurance,
        serviceFee: orders.serviceFee,
        shopDiscount: orders.shopDiscount,
        platformDiscount: orders.platformDiscount,
        shippingDiscount: orders.shippingDiscount,
        total: orders.total,
        paymentDueAt: orders.paymentDueAt,
        pieces:
          sql`(select sum(${orderLines.quantity}) from ${orderLines} where ${orderLines.orderId} = ${orders.id})`.mapWith(
            Number,
          ),
      },
      previous: paymentAttempts,
    })
    .from(orders)
    .leftJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(payable(input))
    .orderBy(desc(paymentAttempts.number))
    .limit(1)

  return row
}

/** Settles an attempt that was paid or has ended at the gateway. Without a response it has not. */
async function hasSettled(db: Database, gateway: Gateway, { providerOrderId }: Previous, now: Date) {
  try {
    const { decisions } = await checkAttempt(db, gateway, { providerOrderId, now })
    return decisions.some(({ kind }) => kind === 'close_attempt' || kind === 'pay')
  } catch (error) {
    if (error instanceof GatewayError) return false
    throw error
  }
}

/**
 * After a denial the gateway allows a retry on the same page; a second page could then be paid too.
 * Returns true during such a retry; otherwise closes the page before another is requested.
 */
async function stillRuns(db: Database, gateway: Gateway, { providerOrderId }: { providerOrderId: string }, now: Date) {
  try {
    const { provider } = await checkAttempt(db, gateway, { providerOrderId, now })
    if (provider?.status === 'pending') return true
    await voidAttempt(db, gateway, { providerOrderId, now })
    return false
  } catch (error) {
    if (error instanceof GatewayError) return false
    throw error
  }
}

/**
 * Pasar does not know the page of the old shop's account: ends that attempt, so that two are
 * never payable at once.
 */
async function endOldShopAttempt(db: Database, gateway: Gateway, { id, providerOrderId }: Previous, now: Date) {
  try {
    await voidAttempt(db, gateway, { providerOrderId, now })
  } catch (error) {
    if (error instanceof GatewayError) return false
    throw error
  }
  await db
    .update(paymentAttempts)
    .set({ state: 'cancelled', settledAt: now })
    .where(and(eq(paymentAttempts.id, id), inArray(paymentAttempts.state, ['creating', 'open'])))

  return true
}

/** Under the order's lock, so that two clicks get one attempt. */
async function findOrStartAttempt(tx: Connection, input: OpenPayment) {
  const order = await findAndLock(tx, payable(input))
  if (!order) return undefined
  const last = await lastAttempt(tx, input.orderId)
  if (last && isLive(last)) return last

  return recordAttempt(tx, {
    orderId: order.id,
    number: (last?.number ?? 0) + 1,
    amount: order.total,
    expiresAt: order.paymentDueAt,
    now: input.now,
  })
}

const isLive = ({ state }: { state: AttemptState }) => state === 'creating' || state === 'open'

async function lastAttempt(db: Connection, orderId: string) {
  const [attempt] = await db
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.orderId, orderId))
    .orderBy(desc(paymentAttempts.number))
    .limit(1)

  return attempt
}
