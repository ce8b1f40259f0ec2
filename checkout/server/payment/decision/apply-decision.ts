import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'
import { raiseAlarm } from '../../audit/raise-alarm'
import { recordEvent } from '../../audit/record-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import { takeLatePayment, takePayment, takeSurplusPayment } from './accept-payment'
import { acceptRefund } from './accept-refund'
import { acceptChargeback, acceptReversal, acceptVoid } from './accept-return'
import { settleAttempt } from './close-attempt'
import type { Decision } from './decide-payment'
import type { Subject } from './payment-context'
import { noteContradiction } from './record-contradiction'

/** Writes down what was decided. The order's row is locked by the caller. */
export async function carryOut(tx: Connection, decision: Decision, subject: Subject) {
  switch (decision.kind) {
    case 'pay':
      return takePayment(tx, subject)
    case 'pay_late':
      return takeLatePayment(tx, subject)
    case 'return_payment':
      return takeSurplusPayment(tx, decision.reason, subject)
    case 'close_attempt':
      return closeAttempt(tx, decision.state, subject)
    case 'confirm_refund':
      return acceptRefund(tx, decision.refund, subject)
    case 'charge_back':
      return acceptChargeback(tx, decision.amount, subject)
    case 'reverse':
      return acceptReversal(tx, subject)
    case 'void':
      return acceptVoid(tx, subject)
    case 'note_settlement':
      return noteSettlement(tx, decision.settledAt, subject)
    case 'contradiction':
      return noteContradiction(tx, subject)
    case 'quarantine':
      return quarantine(tx, decision.reason, subject)
    case 'nothing':
      return noteMethod(tx, subject)
  }
}

async function closeAttempt(tx: Connection, state: 'failed' | 'cancelled' | 'expired', subject: Subject) {
  const { order, attempt, now } = subject
  await settleAttempt(tx, state, subject)
  const detail = { number: attempt.number, state }
  if (order.status === 'awaiting_payment')
    await addOrderEvent(tx, { orderId: order.id, kind: 'attempt_failed', at: now, detail })
  await recordEvent(tx, { kind: 'payment_attempt_closed', detail: { orderId: order.id, ...detail }, at: now })
}

async function noteSettlement(tx: Connection, settledAt: Date, { attempt }: Subject) {
  await tx.update(paymentAttempts).set({ providerSettledAt: settledAt }).where(eq(paymentAttempts.id, attempt.id))
}

async function quarantine(tx: Connection, reason: string, { order, facts, now }: Subject) {
  const { providerOrderId, amount, currency } = facts
  await raiseAlarm(tx, {
    kind: 'payment_quarantined',
    detail: { orderId: order.id, providerOrderId, reason, amount, currency },
    at: now,
  })
}

async function noteMethod(tx: Connection, { attempt, facts }: Subject) {
  if (attempt.state !== 'creating' && attempt.state !== 'open') return
  if (attempt.transactionId === facts.transactionId && attempt.method === facts.method) return

  await tx
    .update(paymentAttempts)
    .set({ transactionId: facts.transactionId, method: facts.method })
    .where(eq(paymentAttempts.id, attempt.id))
}
