import { pipeline } from '@jembatan/platform/database'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orders } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { addJob, checkKey } from '../../jobs/add-job'
import { postPayment } from '../../ledger/post-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import { tellBuyer } from '../../order/state/notify-buyer'
import { commitHolds } from '../../order/stock/holds'
import { retakeStock } from '../../order/stock/retake-stock'
import { openRefund } from '../refund/open-refund'
import { settleAttempt } from './close-attempt'
import type { Subject } from './payment-context'
import { isSoonReversible, reversalsAreOverAt } from './reversals'
import { voidSisters } from './void-other-attempts'

/** The order is paid and its goods are sold. */
export async function takePayment(tx: Connection, subject: Subject) {
  const { order, now } = subject
  await pipeline(
    bookPayment(tx, subject),
    markPaid(tx, 'awaiting_payment', subject),
    commitHolds(tx, { orderId: order.id, now }),
    tellBuyer(tx, { orderId: order.id, kind: 'paid', now }),
  )
}

/** Money after the goods went back: where all of them are still there, the order lives again; else the money goes back. */
export async function takeLatePayment(tx: Connection, subject: Subject) {
  const { order, facts, now } = subject
  const orderId = order.id
  await bookPayment(tx, subject)
  const { providerOrderId, amount, method } = facts
  await addOrderEvent(tx, { orderId, kind: 'payment_late', at: now, detail: { providerOrderId, amount, method } })
  if (!(await retakeStock(tx, { orderId, now }))) return giveBack(tx, 'late', subject)

  await markPaid(tx, 'expired', subject)
  await tellBuyer(tx, { orderId, kind: 'payment_late_kept', now })
}

/** Money that no goods will answer: kept in the books, and sent back. */
export async function takeSurplusPayment(tx: Connection, reason: 'late' | 'twice', subject: Subject) {
  const { order, facts, now } = subject
  const { providerOrderId, amount, method } = facts
  await bookPayment(tx, subject)
  const detail = { providerOrderId, amount, method }
  await addOrderEvent(tx, { orderId: order.id, kind: `payment_${reason}`, at: now, detail })
  await giveBack(tx, reason, subject)
}

async function bookPayment(tx: Connection, subject: Subject) {
  const { order, facts, now } = subject
  const { providerOrderId, amount, currency, method } = facts
  const detail = { orderId: order.id, providerOrderId, amount, method }
  await pipeline(
    settleAttempt(tx, 'paid', subject),
    postPayment(tx, { orderId: order.id, providerOrderId, amount, currency, now }),
    recordEvent(tx, { kind: 'payment_received', detail, at: now }),
  )
  if (isSoonReversible(method))
    await addJob(tx, {
      task: 'check-attempt',
      payload: { providerOrderId },
      runAt: reversalsAreOverAt(now),
      key: checkKey(providerOrderId),
    })
}

async function markPaid(tx: Connection, from: 'awaiting_payment' | 'expired', { order, attempt, facts, now }: Subject) {
  const paid = await tx
    .update(orders)
    .set({ status: 'paid', paidAt: now })
    .where(and(eq(orders.id, order.id), eq(orders.status, from)))
    .returning({ id: orders.id })
  if (paid.length === 0) throw new Error('an order changed under its own lock')

  await pipeline(
    voidSisters(tx, { orderId: order.id, except: attempt.id, now }),
    addOrderEvent(tx, { orderId: order.id, kind: 'paid', at: now, detail: { method: facts.method } }),
  )
}

/** The attempt is given as it is since the payment was booked: its method decides how the money can go back. */
async function giveBack(tx: Connection, reason: 'late' | 'twice', { order, attempt, facts, now }: Subject) {
  const paid = { ...attempt, method: facts.method }
  await openRefund(tx, { order, attempt: paid, amount: attempt.amount, reason, now })
  const about = attempt.providerOrderId
  const kind = reason === 'late' ? 'payment_late_refund' : 'payment_twice'
  await tellBuyer(tx, { orderId: order.id, kind, about, detail: { amount: attempt.amount }, now })
}
