import fc from 'fast-check'
import type { ProviderRefund, ProviderStatus } from '../../gateway/provider-status'
import { type Decision, decidePayment, type OrderState } from '../decide-payment'

/** The state of an order after these statuses, each applied to its end. */
export const stateAfter = (start: OrderState, statuses: ProviderStatus[]): OrderState =>
  statuses.reduce((state, provider) => follow(state, provider).at(-1)?.after ?? state, start)

/** Returns the decisions for statuses of several attempts of one order. */
export function decisionsFor(start: OrderState, statuses: ProviderStatus[]): Decision[] {
  const attempts = new Map<string, OrderState['attempt']>()
  let order = start
  const steps = statuses.flatMap((provider) => {
    const { providerOrderId } = provider
    const attempt = attempts.get(providerOrderId) ?? { ...start.attempt, providerOrderId }
    const followed = follow({ ...order, attempt }, provider)
    order = followed.at(-1)?.after ?? order
    if (followed.length > 0) attempts.set(providerOrderId, order.attempt)

    return followed
  })

  return steps.map(({ decision }) => decision)
}

type Step = { decision: Decision; after: OrderState }

function follow(state: OrderState, provider: ProviderStatus): Step[] {
  const decision = decidePayment(state, provider)
  if (decision.kind === 'nothing' || decision.kind === 'contradiction') return []
  const after = afterDecision(state, decision)

  return [{ decision, after }, ...follow(after, provider)]
}

/** Models the rows after a decision, as far as the next one reads them. */
function afterDecision(state: OrderState, decision: Decision): OrderState {
  const { attempt } = state
  const know = (change: Partial<OrderState['attempt']>, over: Partial<OrderState> = {}): OrderState => ({
    ...state,
    ...over,
    attempt: { ...attempt, ...change },
  })

  switch (decision.kind) {
    case 'pay':
    case 'pay_late':
      return know({ state: 'paid' }, { status: 'paid', paid: true })
    case 'return_payment':
      return know({ state: 'paid' })
    case 'close_attempt':
      return know({ state: decision.state })
    case 'reopen_attempt':
      return know({ state: 'open', transactionId: decision.transactionId })
    case 'note_settlement':
      return know({ settled: true })
    case 'confirm_refund':
      return cancelWhenRefunded(know({ refunds: withRefund(attempt.refunds, decision.refund) }))
    case 'charge_back':
      return cancelWhenRefunded(know({ chargedBack: decision.amount }))
    case 'reverse':
    case 'void':
      return know({ undone: true }, { status: 'cancelled' })
    default:
      return state
  }
}

const withRefund = (refunds: ProviderRefund[], refund: ProviderRefund) =>
  [...refunds.filter(({ refundKey }) => refundKey !== refund.refundKey), refund].sort((one, other) =>
    one.refundKey.localeCompare(other.refundKey),
  )

function cancelWhenRefunded(state: OrderState): OrderState {
  const { refunds, chargedBack, amount } = state.attempt
  const refunded = refunds.reduce((sum, refund) => sum + refund.amount, chargedBack)

  return refunded >= amount ? { ...state, status: 'cancelled' } : state
}

const SETTLED_AT = new Date('2026-11-25T03:05:00Z')

/** All possible reports of one payment in order, by the gateway's state table. */
export const historyOf = (start: ProviderStatus): fc.Arbitrary<ProviderStatus[]> => {
  const pending: ProviderStatus = { ...start, status: 'pending', settledAt: null }
  const captured: ProviderStatus = { ...pending, status: 'capture', approved: true }
  const settled: ProviderStatus = { ...pending, status: 'settlement', settledAt: SETTLED_AT }

  const afterSettlement = fc.oneof<fc.Arbitrary<ProviderStatus[]>[]>(
    fc.constant([]),
    fc.constant([{ ...settled, status: 'deny' }]),
    returnsOf(settled),
  )

  return fc.oneof(
    fc
      .constantFrom('deny' as const, 'cancel' as const, 'expire' as const, 'failure' as const)
      .map((status) => [pending, { ...pending, status }]),
    fc.constant<ProviderStatus[]>([pending, captured, { ...captured, status: 'cancel' }]),
    fc.constant<ProviderStatus[]>([
      pending,
      { ...captured, fraudStatus: 'challenge' },
      { ...captured, fraudStatus: 'challenge', status: 'cancel' as const },
    ]),
    fc
      .tuple(fc.boolean(), afterSettlement)
      .map(([byCard, after]) => [pending, ...(byCard ? [captured] : []), settled, ...after]),
  )
}

/**
 * Refunds, each reported again with the bank's confirmation, and optionally a chargeback of the
 * rest.
 */
const returnsOf = (settled: ProviderStatus): fc.Arbitrary<ProviderStatus[]> =>
  fc
    .tuple(fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 4 }), fc.boolean())
    .map(([amounts, chargedBack]) => {
      const statuses: ProviderStatus[] = []
      let last = settled
      for (const [index, requested] of amounts.entries()) {
        const amount = Math.min(requested, last.amount - last.takenBack)
        if (amount === 0) break
        const refund = { refundKey: `refund-${index}`, amount, confirmedByBank: false }
        const takenBack = last.takenBack + amount
        const status = takenBack === last.amount ? ('refund' as const) : ('partial_refund' as const)
        statuses.push({ ...last, status, takenBack, refunds: [...last.refunds, refund] })
        last = { ...last, status, takenBack, refunds: [...last.refunds, { ...refund, confirmedByBank: true }] }
        statuses.push(last)
      }

      return chargedBack && last.takenBack < last.amount
        ? [...statuses, { ...last, status: 'chargeback', takenBack: last.amount }]
        : statuses
    })
