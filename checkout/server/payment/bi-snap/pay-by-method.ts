import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type BiSnapCharge, orders, paymentAttempts } from '@/db/schema'
import type { Buyer } from '../../context'
import { orderOrThrow } from '../../order/access/order-or-throw'
import { payable } from '../attempt/payable'
import { GatewayError } from '../gateway/gateway-error'
import { describeCharge, sendCharge } from './charge'
import { ofBiSnapCharge } from './charge-calls'
import type { BiSnapConnection } from './connection'
import type { BiSnapMethod } from './methods'

type Paying = Buyer & { connection: BiSnapConnection; payPage: (orderId: string) => string }
type PayByMethod = { orderId: string; method: BiSnapMethod }

/**
 * Charges an order's open attempt over BI-SNAP by the method that the buyer chose. The charge is
 * stored before it is sent: a second press, and a retry after a lost answer, send the same bytes
 * and get the same step. If the attempt ended meanwhile, its charge is cancelled.
 * @throws {DomainError} `order_missing`, `method_refused`, or `gateway_unavailable`.
 */
export async function payByMethod(ctx: Paying, { orderId, method }: PayByMethod) {
  const { db, connection, payPage } = ctx
  const attempt = orderOrThrow(await findOpen(ctx, orderId))
  const request = describeCharge({
    charge: attempt,
    method,
    expiresAt: endOf(attempt.expiresAt),
    page: payPage(orderId),
  })
  const charge = attempt.biSnap ?? (await storeCharge(db, attempt.id, request))
  if (charge.step) return
  try {
    const step = await sendCharge(connection, charge)
    if (await storeStep(db, attempt.id, { ...charge, step })) return
    await ofBiSnapCharge(connection, { ...attempt, charge: { ...charge, step } }).cancel()
  } catch (cause) {
    if (!(cause instanceof GatewayError)) throw cause
    if (!cause.isRefusal) throw new DomainError('unavailable', 'gateway_unavailable', cause.message, {}, { cause })
    await dropCharge(db, attempt.id)
    throw new DomainError('conflict', 'method_refused', cause.message, {}, { cause })
  }
}

/** Rounded up: the gateway may wait a moment longer than the shop, never shorter. */
const endOf = (instant: Date) => new Date(Math.ceil(instant.getTime() / 60_000) * 60_000)

const findOpen = ({ db, sessionHash, now }: Buyer, orderId: string) =>
  db
    .select({
      id: paymentAttempts.id,
      providerOrderId: paymentAttempts.providerOrderId,
      amount: paymentAttempts.amount,
      expiresAt: paymentAttempts.expiresAt,
      biSnap: paymentAttempts.biSnap,
    })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(and(payable({ orderId, sessionHash, now }), isOpen, isNull(paymentAttempts.account)))

const isOpen = eq(paymentAttempts.state, 'open')

/** The row decides which of two choices counts. */
async function storeCharge(db: Connection, id: string, charge: BiSnapCharge): Promise<BiSnapCharge> {
  await db
    .update(paymentAttempts)
    .set({ biSnap: charge })
    .where(and(eq(paymentAttempts.id, id), isOpen, isNull(paymentAttempts.biSnap)))
  const [attempt] = await db
    .select({ biSnap: paymentAttempts.biSnap })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.id, id))
  if (!attempt?.biSnap) throw new DomainError('not_found', 'order_missing', 'the attempt has ended')

  return attempt.biSnap
}

async function storeStep(db: Connection, id: string, charge: BiSnapCharge) {
  const stored = await db
    .update(paymentAttempts)
    .set({ biSnap: charge, method: charge.method })
    .where(and(eq(paymentAttempts.id, id), isOpen))
    .returning({ id: paymentAttempts.id })

  return stored.length > 0
}

const dropCharge = (db: Connection, id: string) =>
  db
    .update(paymentAttempts)
    .set({ biSnap: null })
    .where(and(eq(paymentAttempts.id, id), isOpen))
