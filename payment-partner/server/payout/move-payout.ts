import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { payoutAccounts, payoutStates, payouts } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { addToBalance, book } from '../ledger/book'
import type { Cause } from '../transaction/record-state'
import { notifyOfPayout } from './notify-of-payout'
import { PAYOUT_STEPS, type Payout, type PayoutStatus, payoutStatusesBefore } from './status'

type Move = {
  referenceNo: string
  /** The state on which the caller decided. */
  from: PayoutStatus
  to: PayoutStatus
  cause: Cause
  now: Date
  changes?: Partial<Pick<Payout, 'decidedBy' | 'rejectReason' | 'errorCode'>>
}

/**
 * The only place where a payout's state changes. The row decides: if its state does not allow the
 * new one, nothing changes and nothing is returned. The money, the history and the notification are
 * part of the same database transaction.
 */
export async function movePayout(tx: Connection, move: Move): Promise<Payout | undefined> {
  const { referenceNo, from, to, cause, now, changes } = move
  if (!payoutStatusesBefore(to).includes(from)) return undefined
  const [moved] = await tx
    .update(payouts)
    .set({ ...changes, status: to, updatedAt: now })
    .where(and(eq(payouts.referenceNo, referenceNo), eq(payouts.status, from)))
    .returning()
  if (!moved) return undefined

  await moveMoney(tx, moved, move)
  await recordPayoutState(tx, { payout: moved, cause, now })
  await notifyOfPayout(tx, { payout: moved, now })

  return moved
}

async function moveMoney(tx: Connection, { merchantId, referenceNo, amount }: Payout, { from, to, now }: Move) {
  const [source, target] = [PAYOUT_STEPS[from].money, PAYOUT_STEPS[to].money]
  if (source === target) return
  if (target === 'merchant_balance') await addToBalance(tx, { merchantId, amount })
  else await lockAccount(tx, merchantId)
  await book(tx, { merchantId, booking: `payout:${referenceNo}:${to}`, from: source, to: target, amount, at: now })
}

const lockAccount = (tx: Connection, merchantId: string) =>
  tx
    .select({ merchantId: payoutAccounts.merchantId })
    .from(payoutAccounts)
    .where(eq(payoutAccounts.merchantId, merchantId))
    .for('update')

type State = { payout: Payout; cause: Cause; now: Date }

/** Records the present state in the history and in the audit log, without the beneficiary. */
export async function recordPayoutState(tx: Connection, { payout, cause, now }: State) {
  const { referenceNo, merchantId, amount, status } = payout
  await tx.insert(payoutStates).values({ referenceNo, status, cause, at: now })
  await recordEvent(tx, { kind: 'payout_changed', detail: { referenceNo, merchantId, amount, status, cause }, at: now })
}
