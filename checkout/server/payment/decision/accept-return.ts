import { and, eq, inArray, sum } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts, refunds } from '@/db/schema'
import { raiseAlarm } from '../../audit/raise-alarm'
import { postReturn } from '../../ledger/post-event'
import { flagOrder } from '../../order/state/flag-order'
import { addToOutbox } from '../../outbox/add-to-outbox'
import { confirmVoid } from '../refund/confirm-refund'
import { dropRefunds } from '../refund/drop-refunds'
import { isPaidFor } from '../refund/paid-for'
import type { PaymentContext } from './payment-context'

/** Handles a card's chargeback. `amount` is the bank's total so far. */
export async function acceptChargeback(tx: Connection, amount: number, { order, attempt, now }: PaymentContext) {
  await tx.update(paymentAttempts).set({ chargedBack: amount }).where(eq(paymentAttempts.id, attempt.id))
  const whole = amount + (await refundedOf(tx, attempt.id)) >= attempt.amount
  if (whole) await dropRefunds(tx, { attemptId: attempt.id, now })
  await postReturn(tx, {
    key: `chargeback:${attempt.providerOrderId}:${amount}`,
    kind: 'chargeback',
    orderId: order.id,
    amount: amount - attempt.chargedBack,
    currency: order.currency,
    now,
  })

  const detail = { orderId: order.id, providerOrderId: attempt.providerOrderId, amount }
  await raiseAlarm(tx, { kind: 'payment_charged_back', detail, at: now })
  if (await isPaidFor(tx, attempt.id)) await flagOrder(tx, { order, flag: 'charged_back', stop: whole, now })
}

/** Handles a payment reversed by a bank: takes all that was not refunded yet. */
export async function acceptReversal(tx: Connection, { order, attempt, now }: PaymentContext) {
  await undo(tx, { order, attempt, now })
  await dropRefunds(tx, { attemptId: attempt.id, now })
  const amount = attempt.amount - attempt.chargedBack - (await refundedOf(tx, attempt.id))
  await postReturn(tx, {
    key: `reversal:${attempt.providerOrderId}`,
    kind: 'reversal',
    orderId: order.id,
    amount,
    currency: order.currency,
    now,
  })

  const detail = { orderId: order.id, providerOrderId: attempt.providerOrderId, amount }
  await raiseAlarm(tx, { kind: 'payment_reversed', detail, at: now })
  if (await isPaidFor(tx, attempt.id)) await flagOrder(tx, { order, flag: 'reversed', stop: true, now })
}

/**
 * Handles a captured card that was cancelled before it settled, and so as a whole: by a full refund
 * of the shop, or at the gateway itself.
 */
export async function acceptVoid(tx: Connection, { order, attempt, now }: PaymentContext) {
  await undo(tx, { order, attempt, now })
  const [requested] = await tx
    .select()
    .from(refunds)
    .where(
      and(
        eq(refunds.attemptId, attempt.id),
        eq(refunds.amount, attempt.amount),
        inArray(refunds.state, ['requested', 'sent', 'manual']),
      ),
    )
    .limit(1)
  if (requested) return confirmVoid(tx, { refund: requested, now })

  await dropRefunds(tx, { attemptId: attempt.id, now })
  await postReturn(tx, {
    key: `void:${attempt.providerOrderId}`,
    kind: 'void',
    orderId: order.id,
    amount: attempt.amount,
    currency: order.currency,
    now,
  })
  const detail = { orderId: order.id, providerOrderId: attempt.providerOrderId, amount: attempt.amount }
  await raiseAlarm(tx, { kind: 'payment_voided', detail, at: now })
  if (await isPaidFor(tx, attempt.id)) await flagOrder(tx, { order, flag: 'reversed', stop: true, now })
}

/** A reversed payment leaves a page on which it could be paid again. */
async function undo(tx: Connection, { order, attempt, now }: Pick<PaymentContext, 'order' | 'attempt' | 'now'>) {
  await tx.update(paymentAttempts).set({ reversedAt: now }).where(eq(paymentAttempts.id, attempt.id))
  const { providerOrderId } = attempt
  await addToOutbox(tx, {
    topic: 'gateway_void',
    key: `void:${providerOrderId}`,
    orderId: order.id,
    payload: { providerOrderId },
    now,
  })
}

async function refundedOf(tx: Connection, attemptId: string) {
  const [row] = await tx
    .select({ amount: sum(refunds.amount).mapWith(Number) })
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), eq(refunds.state, 'confirmed')))

  return row?.amount ?? 0
}
