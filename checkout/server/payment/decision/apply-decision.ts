import { eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import { raiseAlarm } from '../../audit/raise-alarm'
import { recordEvent } from '../../audit/record-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import { acceptLatePayment, acceptPayment, refundUnexpectedPayment } from './accept-payment'
import { acceptRefund } from './accept-refund'
import { acceptChargeback, acceptReversal, acceptVoid } from './accept-return'
import { closeAttempt } from './close-attempt'
import type { Decision } from './decide-payment'
import type { PaymentContext } from './payment-context'
import { recordContradiction } from './record-contradiction'

/** Applies a decision. The caller has locked the order. */
export async function applyDecision(tx: Connection, decision: Decision, context: PaymentContext) {
  switch (decision.kind) {
    case 'pay':
      return acceptPayment(tx, context)
    case 'pay_late':
      return acceptLatePayment(tx, context)
    case 'return_payment':
      return refundUnexpectedPayment(tx, decision.reason, context)
    case 'close_attempt':
      return endAttempt(tx, decision.state, context)
    case 'reopen_attempt':
      return reopenAttempt(tx, context)
    case 'confirm_refund':
      return acceptRefund(tx, decision.refund, context)
    case 'charge_back':
      return acceptChargeback(tx, decision.amount, context)
    case 'reverse':
      return acceptReversal(tx, context)
    case 'void':
      return acceptVoid(tx, context)
    case 'note_settlement':
      return noteSettlement(tx, decision.settledAt, context)
    case 'contradiction':
      return recordContradiction(tx, context)
    case 'quarantine':
      return quarantine(tx, decision.reason, context)
    case 'nothing':
      return noteMethod(tx, context)
  }
}

async function endAttempt(tx: Connection, state: 'failed' | 'cancelled' | 'expired', context: PaymentContext) {
  const { order, attempt, now } = context
  await closeAttempt(tx, state, context)
  const detail = { number: attempt.number, state }
  if (order.status === 'awaiting_payment')
    await addOrderEvent(tx, { orderId: order.id, kind: 'attempt_failed', at: now, detail })
  await recordEvent(tx, { kind: 'payment_attempt_closed', detail: { orderId: order.id, ...detail }, at: now })
}

async function reopenAttempt(tx: Connection, { order, attempt, provider, now }: PaymentContext) {
  await tx
    .update(paymentAttempts)
    .set({ state: 'open', installmentMonths: null, settledAt: null, ...methodOf(provider) })
    .where(eq(paymentAttempts.id, attempt.id))
    .returning(toWatchers(order))
  const detail = { orderId: order.id, number: attempt.number }
  await recordEvent(tx, { kind: 'payment_attempt_reopened', detail, at: now })
}

async function noteSettlement(tx: Connection, settledAt: Date, { attempt }: PaymentContext) {
  await tx.update(paymentAttempts).set({ providerSettledAt: settledAt }).where(eq(paymentAttempts.id, attempt.id))
}

async function quarantine(tx: Connection, reason: string, { order, provider, now }: PaymentContext) {
  const { providerOrderId, amount, currency } = provider
  await raiseAlarm(tx, {
    kind: 'payment_quarantined',
    detail: { orderId: order.id, providerOrderId, reason, amount, currency },
    at: now,
  })
}

async function noteMethod(tx: Connection, { order, attempt, provider, isEarlier }: PaymentContext) {
  if (isEarlier || (attempt.state !== 'creating' && attempt.state !== 'open')) return
  const { transactionId, method, payCode } = provider
  if (attempt.transactionId === transactionId && attempt.method === method && attempt.payCode === payCode) return

  await tx
    .update(paymentAttempts)
    .set(methodOf(provider))
    .where(eq(paymentAttempts.id, attempt.id))
    .returning(toWatchers(order))
}

const methodOf = ({ transactionId, method, payCode, billerCode }: PaymentContext['provider']) => ({
  transactionId,
  method,
  payCode,
  billerCode,
})

/** Tells watchers, since no event of the order does: its page shows the number to pay to. */
const toWatchers = ({ id }: PaymentContext['order']) => ({ notified: sql`pg_notify('order_changed', ${id})` })
