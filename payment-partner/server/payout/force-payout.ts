import { type Connection, inTransaction } from '@/db/connect'
import type { Cause } from '../transaction/record-state'
import { movePayout } from './move-payout'
import type { Payout, PayoutError, PayoutStatus } from './status'

type Outcome = { from: PayoutStatus; to: PayoutStatus; errorCode?: PayoutError }

/** A bank's possible actions on a payout, for a simulation. */
const OUTCOMES = {
  process: { from: 'approved', to: 'processed' },
  complete: { from: 'processed', to: 'completed' },
  fail: { from: 'processed', to: 'failed', errorCode: '025' },
  // The receiving bank sends the money back, days after it had arrived.
  return: { from: 'completed', to: 'failed', errorCode: '012' },
} satisfies Record<string, Outcome>

export type PayoutOutcome = keyof typeof OUTCOMES

const isPayoutOutcome = (name: string): name is PayoutOutcome => Object.hasOwn(OUTCOMES, name)

export const everyPayoutOutcome = Object.keys(OUTCOMES).filter(isPayoutOutcome)

/** The outcomes that are possible from a status. */
export const outcomesFrom = (status: PayoutStatus) =>
  everyPayoutOutcome.filter((name) => OUTCOMES[name].from === status)

type Force = { referenceNo: string; outcome: PayoutOutcome; cause?: Cause; now: Date }

/** Returns nothing if the payout's state does not allow the outcome. */
export const forcePayout = (db: Connection, { referenceNo, outcome, cause = 'bank', now }: Force) =>
  inTransaction(db, (tx): Promise<Payout | undefined> => {
    const { from, to, errorCode }: Outcome = OUTCOMES[outcome]

    return movePayout(tx, { referenceNo, from, to, cause, now, changes: errorCode && { errorCode } })
  })
