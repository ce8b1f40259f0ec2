import { asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { orders, paymentAttempts, refunds } from '@/db/schema'
import type { Context } from '../context'
import { CASH } from '../payment/refund/paid-for'

const AT_MOST = 100

/** Filters of the refund list. Only `todo` needs a person. */
export const REFUND_FILTERS = ['todo', 'running', 'closed', 'all'] as const

export type RefundFilter = (typeof REFUND_FILTERS)[number]

const STATES = {
  todo: ['manual'],
  running: ['requested', 'sent'],
  closed: ['confirmed', 'manual_done', 'dropped'],
} as const

/** Lists refunds: open tasks oldest first, others newest first. */
export async function listRefunds({ db }: Pick<Context, 'db'>, { show }: { show: RefundFilter }) {
  const rows = await db
    .select({
      refund: refunds,
      // A refund without a payment attempt is a refund of cash.
      method: sql<
        string | null
      >`case when ${refunds.attemptId} is null then ${CASH} else ${paymentAttempts.method} end`,
      recipient: orders.recipient,
      phone: orders.phone,
    })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .leftJoin(paymentAttempts, eq(paymentAttempts.id, refunds.attemptId))
    .where(inState(show))
    .orderBy(show === 'todo' ? asc(refunds.requestedAt) : desc(refunds.requestedAt))
    .limit(AT_MOST)

  return rows.map(({ refund, ...buyer }) => ({
    id: refund.id,
    orderId: refund.orderId,
    amount: refund.amount,
    reason: refund.reason,
    state: refund.state,
    denial: refund.denial,
    reference: refund.reference,
    requestedAt: refund.requestedAt.toISOString(),
    endedAt: (refund.closedAt ?? refund.confirmedAt)?.toISOString() ?? null,
    bankConfirmed: refund.bankConfirmedAt !== null,
    ...buyer,
  }))
}

const inState = (show: RefundFilter): SQL | undefined =>
  show === 'all' ? undefined : inArray(refunds.state, [...STATES[show]])
