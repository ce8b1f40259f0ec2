import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderEvents, orders, paymentAttempts } from '@/db/schema'
import { raiseAlarm } from '../audit/raise-alarm'
import { recordEvent } from '../audit/record-event'
import { addJob } from '../jobs/add-job'
import { addOrderEvent } from '../order/add-order-event'
import { commitHolds } from '../order/settle-holds'
import type { Decision } from './decide-payment'
import type { ProviderFacts } from './provider-facts'

type Subject = {
  order: typeof orders.$inferSelect
  attempt: typeof paymentAttempts.$inferSelect
  facts: ProviderFacts
  now: Date
}

/** Writes down what was decided. The order's row is locked by the caller. */
export async function carryOut(tx: Connection, decision: Decision, subject: Subject) {
  switch (decision.kind) {
    case 'pay':
      return pay(tx, subject)
    case 'pay_late':
      return keepUnexpectedMoney(tx, 'payment_late', subject)
    case 'pay_twice':
      return keepUnexpectedMoney(tx, 'payment_twice', subject)
    case 'close_attempt':
      return closeAttempt(tx, decision.state, subject)
    case 'contradiction':
      return noteContradiction(tx, subject)
    case 'quarantine':
      return quarantine(tx, decision.reason, subject)
    case 'nothing':
      return noteMethod(tx, subject)
  }
}

async function pay(tx: Connection, { order, attempt, facts, now }: Subject) {
  const paid = await tx
    .update(orders)
    .set({ status: 'paid', paidAt: now })
    .where(and(eq(orders.id, order.id), eq(orders.status, 'awaiting_payment')))
    .returning({ id: orders.id })
  if (paid.length === 0) throw new Error('an order changed under its own lock')

  await settleAttempt(tx, attempt.id, 'paid', { facts, now })
  await voidSisters(tx, { order, attempt, now })
  await commitHolds(tx, { orderId: order.id, now })
  await addOrderEvent(tx, { orderId: order.id, kind: 'paid', at: now, detail: { method: facts.method } })
  await recordEvent(tx, {
    kind: 'payment_received',
    detail: { orderId: order.id, providerOrderId: facts.providerOrderId, amount: facts.amount, method: facts.method },
    at: now,
  })
}

/** Nobody shall pay a second time: what else is open for this order is closed here, and then at the gateway. */
async function voidSisters(tx: Connection, { order, attempt, now }: Pick<Subject, 'order' | 'attempt' | 'now'>) {
  const sisters = await tx
    .update(paymentAttempts)
    .set({ state: 'cancelled', settledAt: now })
    .where(
      and(
        eq(paymentAttempts.orderId, order.id),
        ne(paymentAttempts.id, attempt.id),
        inArray(paymentAttempts.state, ['creating', 'open', 'failed']),
      ),
    )
    .returning({ providerOrderId: paymentAttempts.providerOrderId })
  for (const { providerOrderId } of sisters) await addJob(tx, { task: 'void-attempt', payload: { providerOrderId } })
}

/** The money is there and must go back, or the goods must go out: never lost, never silent. */
async function keepUnexpectedMoney(
  tx: Connection,
  kind: 'payment_late' | 'payment_twice',
  { order, attempt, facts, now }: Subject,
) {
  const { providerOrderId, amount, method } = facts
  await settleAttempt(tx, attempt.id, 'paid', { facts, now })
  await addOrderEvent(tx, { orderId: order.id, kind, at: now, detail: { providerOrderId, amount, method } })
  await raiseAlarm(tx, { kind, detail: { orderId: order.id, providerOrderId, amount, method }, at: now })
}

async function closeAttempt(tx: Connection, state: 'failed' | 'cancelled' | 'expired', subject: Subject) {
  const { order, attempt, facts, now } = subject
  await settleAttempt(tx, attempt.id, state, { facts, now })
  const detail = { number: attempt.number, state }
  if (order.status === 'awaiting_payment')
    await addOrderEvent(tx, { orderId: order.id, kind: 'attempt_failed', at: now, detail })
  await recordEvent(tx, { kind: 'payment_attempt_closed', detail: { orderId: order.id, ...detail }, at: now })
}

/** Said once for each way in which the money may leave again. */
async function noteContradiction(tx: Connection, { order, facts, now }: Subject) {
  const detail = { providerOrderId: facts.providerOrderId, status: facts.status }
  const known = await tx
    .select({ id: orderEvents.id })
    .from(orderEvents)
    .where(
      and(
        eq(orderEvents.orderId, order.id),
        eq(orderEvents.kind, 'payment_contradicted'),
        sql`${orderEvents.detail} = ${JSON.stringify(detail)}::jsonb`,
      ),
    )
  if (known.length > 0) return

  await addOrderEvent(tx, { orderId: order.id, kind: 'payment_contradicted', at: now, detail })
  await raiseAlarm(tx, { kind: 'payment_contradicted', detail: { orderId: order.id, ...detail }, at: now })
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

async function settleAttempt(
  tx: Connection,
  id: string,
  state: 'paid' | 'failed' | 'cancelled' | 'expired',
  { facts, now }: Pick<Subject, 'facts' | 'now'>,
) {
  await tx
    .update(paymentAttempts)
    .set({ state, transactionId: facts.transactionId, method: facts.method, settledAt: now })
    .where(eq(paymentAttempts.id, id))
}
