import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, paymentAttempts, refunds } from '@/db/schema'
import { inOneChange } from '../../change-log/change-log'
import { assertWritable, inMigration } from '../../order/access/lock-order'
import type { ProviderStatus } from '../gateway/provider-status'
import { applyDecision } from './apply-decision'
import { type Decision, decidePayment, type OrderState } from './decide-payment'
import type { PaymentContext } from './payment-context'

type ApplyProviderStatus = {
  providerOrderId: string
  provider: ProviderStatus
  /** The gateway has a newer transaction of the attempt. */
  isEarlier?: boolean
  now: Date
}

/**
 * More steps than any status needs: a decision that does not change its own input would repeat
 * forever.
 */
const MOST_STEPS = 250

export const applyProviderStatus = (db: Database, input: ApplyProviderStatus) =>
  inOneChange(db, (tx) => decideAll(tx, input))

/**
 * Decides under the order's lock, so that concurrent statuses are applied one after the other.
 * Works in steps, so that a status with several changes has the effect of each. Returns the
 * decisions, in order.
 */
export async function decideAll(
  tx: Connection,
  { providerOrderId, provider, isEarlier = false, now }: ApplyProviderStatus,
) {
  const decisions: Decision[] = []
  while (decisions.length < MOST_STEPS) {
    const locked = await lockState(tx, providerOrderId)
    if (!locked) return decisions
    const { order, attempt, state } = locked
    const decision = decidePayment(state, provider, isEarlier)
    await applyDecision(tx, decision, { order, attempt, provider, isEarlier, now })
    if (decision.kind === 'nothing') return decisions
    decisions.push(decision)
    if (isLast(decision, locked, provider)) return decisions
  }

  throw new Error(`the decisions about ${providerOrderId} do not end`)
}

/** True when the rows need not be read again: for most payments nothing follows. */
function isLast(decision: Decision, { state }: { state: OrderState }, provider: ProviderStatus) {
  if (decision.kind === 'quarantine' || decision.kind === 'contradiction') return true

  return decision.kind === 'pay' && decidePayment(paidState(state, provider), provider).kind === 'nothing'
}

/** The state after `acceptPayment`. */
export const paidState = (state: OrderState, { transactionId, settledAt }: ProviderStatus): OrderState => ({
  ...state,
  status: 'paid',
  paid: true,
  attempt: { ...state.attempt, state: 'paid', transactionId, settled: settledAt !== null },
})

/**
 * Locks both rows, the order first: a row read without a lock may be older. Refunds are read
 * afterwards, since they change only under the order's lock. @throws {DomainError}
 * `order_in_migration`
 */
export async function lockState(tx: Connection, providerOrderId: string) {
  const [row] = await tx
    .select({ order: orders, attempt: paymentAttempts, current, inMigration })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(eq(paymentAttempts.providerOrderId, providerOrderId))
    .for('no key update')
  if (!row) return undefined
  assertWritable(row)
  const confirmed = row.attempt.givenBack === 0 ? [] : await listConfirmed(tx, row.attempt.id)

  return { ...row, state: toState(row, confirmed) }
}

const current = sql<boolean>`${paymentAttempts.redirectUrl} is not null and not exists (
  select from payment_attempts as later
  where later.order_id = ${paymentAttempts.orderId} and later.number > ${paymentAttempts.number})`

function listConfirmed(tx: Connection, attemptId: string) {
  return tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), eq(refunds.state, 'confirmed'), isNotNull(refunds.confirmedAt)))
}

type LockedRow = Pick<PaymentContext, 'order' | 'attempt'> & { current: boolean }

const toState = ({ order, attempt, current }: LockedRow, confirmed: (typeof refunds.$inferSelect)[]): OrderState => ({
  status: order.status,
  currency: order.currency,
  paid: order.paidAt !== null,
  attempt: {
    providerOrderId: attempt.providerOrderId,
    transactionId: attempt.transactionId,
    amount: attempt.amount,
    state: attempt.state,
    current,
    settled: attempt.providerSettledAt !== null,
    undone: attempt.reversedAt !== null,
    chargedBack: attempt.chargedBack,
    refunds: confirmed.map(({ refundKey, amount, bankConfirmedAt }) => ({
      refundKey,
      amount,
      confirmedByBank: bankConfirmedAt !== null,
    })),
  },
})
