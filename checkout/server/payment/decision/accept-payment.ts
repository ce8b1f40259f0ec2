import { pipeline } from '@jembatan/platform/database'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderParcels } from '@/db/schema'
import { recordEvent } from '../../audit/record-event'
import { laterDates } from '../../delivery/arrival-dates'
import { issueInvoice } from '../../invoice/issue-invoice'
import { addJob, checkKey } from '../../jobs/add-job'
import { postPayment } from '../../ledger/post-event'
import { addOrderEvent } from '../../order/state/add-order-event'
import { changeOrder } from '../../order/state/change-order'
import { moveArrival } from '../../order/state/move-arrival'
import { notifyBuyer } from '../../order/state/notify-buyer'
import { commitHolds } from '../../order/stock/holds'
import { retakeStock } from '../../order/stock/retake-stock'
import { openRefund } from '../refund/open-refund'
import { closeAttempt } from './close-attempt'
import type { PaymentContext } from './payment-context'
import { isSoonReversible, reversalsAreOverAt } from './reversals'
import { voidOtherAttempts } from './void-other-attempts'

/** Marks the order as paid and its goods as sold. */
export async function acceptPayment(tx: Connection, context: PaymentContext) {
  const { order, now } = context
  await pipeline(bookPayment(tx, context), markPaid(tx, 'pay', context), commitHolds(tx, { orderId: order.id, now }))
}

/**
 * Handles a payment after the goods were released: reinstates the order if all are still in stock,
 * else refunds the money.
 */
export async function acceptLatePayment(tx: Connection, context: PaymentContext) {
  const { order, provider, now } = context
  const orderId = order.id
  await bookPayment(tx, context)
  const { providerOrderId, amount, method } = provider
  await addOrderEvent(tx, { orderId, kind: 'payment_late', at: now, detail: { providerOrderId, amount, method } })
  if (!(await retakeStock(tx, { orderId, now }))) return giveBack(tx, 'late', context)

  // Before the contract is written, since it contains the days.
  await postponeArrival(tx, { order, now })
  await markPaid(tx, 'revive', context)
}

async function postponeArrival(tx: Connection, { order, now }: Pick<PaymentContext, 'order' | 'now'>) {
  const parcels = await tx.select().from(orderParcels).where(eq(orderParcels.orderId, order.id))
  for (const parcel of parcels)
    await moveArrival(tx, { parcel, days: laterDates(parcel, { placedAt: order.placedAt, paidAt: now }), now })
}

/** Books and refunds money for which no goods are sent. */
export async function refundUnexpectedPayment(tx: Connection, reason: 'late' | 'twice', context: PaymentContext) {
  const { order, provider, now } = context
  const { providerOrderId, amount, method } = provider
  await bookPayment(tx, context)
  const detail = { providerOrderId, amount, method }
  await addOrderEvent(tx, { orderId: order.id, kind: `payment_${reason}`, at: now, detail })
  await giveBack(tx, reason, context)
}

async function bookPayment(tx: Connection, context: PaymentContext) {
  const { order, provider, now } = context
  const { providerOrderId, amount, currency, method } = provider
  const detail = { orderId: order.id, providerOrderId, amount, method }
  await pipeline(
    closeAttempt(tx, 'paid', context),
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

async function markPaid(tx: Connection, change: 'pay' | 'revive', { order, attempt, provider, now }: PaymentContext) {
  const orderId = order.id
  if (!(await changeOrder(tx, { orderId, change, eventDetail: { method: provider.method }, now })))
    throw new Error('an order changed under its own lock')

  const { method, installmentMonths } = provider
  await issueInvoice(tx, { orderId, method, installmentMonths, now })
  await voidOtherAttempts(tx, { orderId, except: attempt.id, now })
}

/**
 * `attempt` must be the row after the booking: its method decides how the money can be refunded.
 */
async function giveBack(tx: Connection, reason: 'late' | 'twice', { order, attempt, provider, now }: PaymentContext) {
  const paid = { ...attempt, method: provider.method }
  await openRefund(tx, { order, attempt: paid, amount: attempt.amount, reason, now })
  const about = attempt.providerOrderId
  const kind = reason === 'late' ? 'payment_late_refund' : 'payment_twice'
  await notifyBuyer(tx, { orderId: order.id, kind, about, detail: { amount: attempt.amount }, now })
}
