import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type orders, paymentAttempts, refunds } from '@/db/schema'
import { raiseAlarm } from '../../audit/raise-alarm'
import { recordEvent } from '../../audit/record-event'
import { postManualRefundDropped, postReturn } from '../../ledger/post-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import type { ProviderRefund } from '../gateway/provider-status'
import { dropRefunds } from './drop-refunds'
import { type Refund, recordRefund } from './record-refund'
import { correctionOf, fitsBeside } from './refund-rules'
import { tellOfRefund } from './tell-of-refund'

type ConfirmRefund = {
  order: typeof orders.$inferSelect
  attempt: typeof paymentAttempts.$inferSelect
  reported: ProviderRefund
  now: Date
}

/**
 * Confirms a refund by the gateway's report, requested or not. Only this report confirms a refund.
 */
export async function confirmRefund(tx: Connection, { order, attempt, reported, now }: ConfirmRefund) {
  const existing = await findRefund(tx, attempt.id, reported)
  if (existing?.state === 'confirmed') return recordBankConfirmation(tx, existing, now)
  const refund = existing ?? (await takeForeignRefund(tx, { order, attempt, reported, now }))
  if (!refund) return

  await tx
    .update(refunds)
    .set({
      state: 'confirmed',
      amount: reported.amount,
      confirmedAt: now,
      bankConfirmedAt: reported.confirmedByBank ? now : null,
    })
    .where(eq(refunds.id, refund.id))
  await bookRefund(tx, { refund, attemptId: attempt.id, reported, now })

  await recordConfirmed(tx, refund, now)
}

/**
 * The gateway cancelled the captured card: the requested refund is complete, and the bank never
 * took the money.
 */
export async function confirmVoid(tx: Connection, { refund, now }: { refund: Refund; now: Date }) {
  const { id, orderId, amount, currency } = refund
  await tx.update(refunds).set({ state: 'confirmed', confirmedAt: now, bankConfirmedAt: now }).where(eq(refunds.id, id))
  if (refund.state === 'manual') await postManualRefundDropped(tx, { ...refund, now })
  await postReturn(tx, { key: `void:${id}`, kind: 'void', orderId, amount, currency, now })
  await recordConfirmed(tx, refund, now)
}

async function recordConfirmed(tx: Connection, { orderId, refundKey, amount }: Refund, now: Date) {
  await addOrderEvent(tx, { orderId, kind: 'refund_confirmed', at: now, detail: { refundKey, amount } })
  await recordEvent(tx, { kind: 'refund_confirmed', detail: { orderId, refundKey, amount }, at: now })
  await tellOfRefund(tx, 'refund_confirmed', { orderId, refundKey, amount }, now)
}

async function findRefund(tx: Connection, attemptId: string, { refundKey }: ProviderRefund) {
  const [refund] = await tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), eq(refunds.refundKey, refundKey)))

  return refund
}

async function recordBankConfirmation(tx: Connection, { id, orderId, refundKey, amount }: Refund, now: Date) {
  await tx.update(refunds).set({ bankConfirmedAt: now }).where(eq(refunds.id, id))
  await recordEvent(tx, { kind: 'refund_confirmed_by_bank', detail: { orderId, refundKey, amount }, at: now })
}

/**
 * Records a refund made at the gateway itself. Drops the shop's own pending refunds where both
 * exceed the payment.
 */
async function takeForeignRefund(tx: Connection, { order, attempt, reported, now }: ConfirmRefund) {
  if (!fitsBeside(attempt, reported)) await dropRefunds(tx, { attemptId: attempt.id, now })
  const { refundKey, amount } = reported
  await raiseAlarm(tx, { kind: 'refund_elsewhere', detail: { orderId: order.id, refundKey, amount }, at: now })

  return recordRefund(tx, {
    orderId: order.id,
    attemptId: attempt.id,
    refundKey,
    amount,
    currency: order.currency,
    reason: 'elsewhere',
    state: 'sent',
    now,
  })
}

async function bookRefund(
  tx: Connection,
  { refund, attemptId, reported, now }: { refund: Refund; attemptId: string; reported: ProviderRefund; now: Date },
) {
  if (refund.state === 'manual') await postManualRefundDropped(tx, { ...refund, now })
  if (refund.state === 'manual_done')
    await raiseAlarm(tx, {
      kind: 'refunded_twice',
      detail: { orderId: refund.orderId, amount: reported.amount },
      at: now,
    })
  await correctAmount(tx, { refund, attemptId, reported })
  const { id, orderId, currency } = refund

  await postReturn(tx, {
    key: `refund:${id}`,
    kind: 'refund_confirmed',
    orderId,
    amount: reported.amount,
    currency,
    now,
  })
}

type Correct = { refund: Refund; attemptId: string; reported: ProviderRefund }

async function correctAmount(tx: Connection, { refund, attemptId, reported }: Correct) {
  const correction = correctionOf(refund, reported)
  if (correction === 0) return

  await tx
    .update(paymentAttempts)
    .set({ givenBack: sql`${paymentAttempts.givenBack} + ${correction}` })
    .where(eq(paymentAttempts.id, attemptId))
}
