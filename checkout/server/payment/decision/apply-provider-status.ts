import { and, eq, isNotNull } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, paymentAttempts, refunds } from '@/db/schema'
import { inOneChange } from '../../change-log/change-log'
import { assertWritable, inMigration } from '../../order/access/lock-order'
import type { ProviderStatus } from '../gateway/provider-status'
import { applyDecision } from './apply-decision'
import { type Decision, decidePayment, type OrderState } from './decide-payment'

type ApplyProviderStatus = { providerOrderId: string; provider: ProviderStatus; now: Date }

/** More steps than any status can need: a decision that does not change its own input would repeat for ever. */
const MOST_STEPS = 250

export const applyProviderStatus = (db: Database, input: ApplyProviderStatus) =>
  inOneChange(db, (tx) => decideAll(tx, input))

/**
 * Decides under the order's lock, so that statuses that arrive together are applied one after the other, and step by step,
 * so that a status with several changes has the effect of each alone. Returns the decisions, in order.
 */
export async function decideAll(tx: Connection, { providerOrderId, provider, now }: ApplyProviderStatus) {
  const done: Decision[] = []
  while (done.length < MOST_STEPS) {
    const found = await lockState(tx, providerOrderId)
    if (!found) return done
    const { order, attempt, state } = found
    const decision = decidePayment(state, provider)
    await applyDecision(tx, decision, { order, attempt, provider, now })
    if (decision.kind === 'nothing') return done
    done.push(decision)
    if (isLast(decision, found, provider)) return done
  }

  throw new Error(`the decisions about ${providerOrderId} do not end`)
}

/** Whether it needs no second look at the rows: the rest of most payments is known without. */
function isLast(decision: Decision, { state }: { state: OrderState }, provider: ProviderStatus) {
  if (decision.kind === 'quarantine' || decision.kind === 'contradiction') return true

  return decision.kind === 'pay' && decidePayment(paidState(state, provider), provider).kind === 'nothing'
}

/** What `acceptPayment` makes of a state. */
export const paidState = (state: OrderState, { transactionId, settledAt }: ProviderStatus): OrderState => ({
  ...state,
  status: 'paid',
  paid: true,
  attempt: { ...state.attempt, state: 'paid', transactionId, settled: settledAt !== null },
})

/**
 * Both rows are locked, the order first: a row that is only read beside a lock may be older than it. Refunds are read
 * afterwards, and change under the order's lock alone. @throws {DomainError} `order_in_migration`
 */
export async function lockState(tx: Connection, providerOrderId: string) {
  const [found] = await tx
    .select({ order: orders, attempt: paymentAttempts, inMigration })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(eq(paymentAttempts.providerOrderId, providerOrderId))
    .for('no key update')
  if (!found) return undefined
  assertWritable(found)
  const confirmed = found.attempt.givenBack === 0 ? [] : await listConfirmed(tx, found.attempt.id)

  return { ...found, state: toState(found, confirmed) }
}

function listConfirmed(tx: Connection, attemptId: string) {
  return tx
    .select()
    .from(refunds)
    .where(and(eq(refunds.attemptId, attemptId), eq(refunds.state, 'confirmed'), isNotNull(refunds.confirmedAt)))
}

type Found = { order: typeof orders.$inferSelect; attempt: typeof paymentAttempts.$inferSelect }

const toState = ({ order, attempt }: Found, confirmed: (typeof refunds.$inferSelect)[]): OrderState => ({
  status: order.status,
  currency: order.currency,
  paid: order.paidAt !== null,
  attempt: {
    providerOrderId: attempt.providerOrderId,
    transactionId: attempt.transactionId,
    amount: attempt.amount,
    state: attempt.state,
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
