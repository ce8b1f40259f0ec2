import { and, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type orders, paymentAttempts, refunds } from '@/db/schema'
import { raiseAlarm } from '../../audit/raise-alarm'
import { recordEvent } from '../../audit/record-event'
import { postManualRefundDropped, postReturn } from '../../ledger/post-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import { notifyBuyer } from '../../order/state/notify-buyer'
import type { ProviderRefund } from '../gateway/provider-status'
import { dropRefunds } from './drop-refunds'
import { type Refund, recordRefund } from './record-refund'
import { correctionOf, fitsBeside } from './refund-rules'

type ConfirmRefund = {
  order: typeof orders.$inferSelect
  attempt: typeof paymentAttempts.$inferSelect
  told: ProviderRefund
  now: Date
}

/** The gateway says that this money is on its way back. Its word alone makes a refund confirmed, asked for or not. */
export async function confirmRefund(tx: Connection, { order, attempt, told, now }: ConfirmRefund) {
  const known = await findRefund(tx, attempt.id, told)
  if (known?.state === 'confirmed') return noteBank(tx, known, now)
  const refund = known ?? (await takeForeignRefund(tx, { order, attempt, told, now }))
  if (!refund) return

  await tx
    .update(refunds)
    .set({ state: 'confirmed', confirmedAt: now, bankConfirmedAt: told.confirmedByBank ? now : null })
    .where(eq(refunds.id, refund.id))
  await bookRefund(tx, { refund, told, now })

  const { orderId, refundKey, amount } = refund
  await addOrderEvent(tx, { orderId, kind: 'refund_confirmed', at: now, detail: { refundKey, amount } })
  await recordEvent(tx, { kind: 'refund_confirmed', detail: { orderId, refundKey, amount }, at: now })
  await notifyBuyer(tx, { orderId, kind: 'refund_confirmed', about: refundKey, detail: { amount }, now })
}

async function findRefund(tx: Connection, attemptId: string, { refundKey }: ProviderRefund) {
  const [refund] = await tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), eq(refunds.refundKey, refundKey)))

  return refund
}

async function noteBank(tx: Connection, { id, orderId, refundKey, amount }: Refund, now: Date) {
  await tx.update(refunds).set({ bankConfirmedAt: now }).where(eq(refunds.id, id))
  await recordEvent(tx, { kind: 'refund_confirmed_by_bank', detail: { orderId, refundKey, amount }, at: now })
}

/** Somebody gave it back at the gateway itself. What the shop had only begun to give back makes room for it. */
async function takeForeignRefund(tx: Connection, { order, attempt, told, now }: ConfirmRefund) {
  if (!fitsBeside(attempt, told)) await dropRefunds(tx, { attemptId: attempt.id, now })
  const { refundKey, amount } = told
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

async function bookRefund(tx: Connection, { refund, told, now }: { refund: Refund; told: ProviderRefund; now: Date }) {
  if (refund.state === 'manual') await postManualRefundDropped(tx, { ...refund, now })
  if (refund.state === 'manual_done')
    await raiseAlarm(tx, { kind: 'refunded_twice', detail: { orderId: refund.orderId, amount: told.amount }, at: now })
  await correctAmount(tx, refund, told)
  const { id, orderId, currency } = refund

  await postReturn(tx, {
    key: `refund:${id}`,
    kind: 'refund_confirmed',
    orderId,
    amount: told.amount,
    currency,
    now,
  })
}

async function correctAmount(tx: Connection, refund: Refund, told: ProviderRefund) {
  const correction = correctionOf(refund, told)
  if (correction === 0) return

  await tx.update(refunds).set({ amount: told.amount }).where(eq(refunds.id, refund.id))
  await tx
    .update(paymentAttempts)
    .set({ givenBack: sql`${paymentAttempts.givenBack} + ${correction}` })
    .where(eq(paymentAttempts.id, refund.attemptId))
}
