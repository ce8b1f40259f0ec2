import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { payoutAccounts, payouts } from '@/db/schema'
import { addJob } from '../jobs/schedule'
import { settleDays } from '../ledger/settle-days'
import type { Cause } from '../transaction/record-state'
import { movePayout } from './move-payout'
import { notFound, PayoutRefused } from './payout-refused'
import type { Payout } from './status'

/** The published one-time password; the authenticator of the simulation shows no other. */
export const PUBLISHED_OTP = '335163'

type Decision = { merchantId: string; referenceNos: string[]; decidedBy: string; cause?: Cause; now: Date }

const APPROVING = 'An error occurred when approving payouts'
const REJECTING = 'An error occurred when rejecting payouts'

/**
 * Approves queued payouts together: all of them, or none. Takes their money from the settled
 * balance, and sends them to the banks.
 * @throws {PayoutRefused}
 */
export const approvePayouts = (db: Connection, { otp, ...decision }: Decision & { otp: string }) =>
  inTransaction(db, async (tx) => {
    if (otp !== PUBLISHED_OTP) throw new PayoutRefused(APPROVING, { code: 'otp_invalid', errors: ['OTP is invalid'] })
    const { merchantId, decidedBy, cause = 'merchant', now } = decision
    const queued = await lockQueued(tx, decision, APPROVING)
    await settleDays(tx, { merchantId, now })
    await takeFromBalance(tx, { merchantId, amount: queued.reduce((sum, { amount }) => sum + amount, 0) })
    for (const { referenceNo } of queued) {
      await movePayout(tx, { referenceNo, from: 'queued', to: 'approved', cause, now, changes: { decidedBy } })
      await addJob(tx, { task: 'process-payout', payload: { id: referenceNo }, at: now })
    }
  })

/** @throws {PayoutRefused} */
export const rejectPayouts = (db: Connection, { reason, ...decision }: Decision & { reason: string }) =>
  inTransaction(db, async (tx) => {
    const { decidedBy, cause = 'merchant', now } = decision
    const changes = { decidedBy, rejectReason: reason }
    for (const { referenceNo } of await lockQueued(tx, decision, REJECTING))
      await movePayout(tx, { referenceNo, from: 'queued', to: 'rejected', cause, now, changes })
  })

/** Locks in one order, so that two decisions about the same payouts wait for each other. */
async function lockQueued(tx: Connection, { merchantId, referenceNos, decidedBy }: Decision, sentence: string) {
  const rows = await tx
    .select()
    .from(payouts)
    .where(and(eq(payouts.merchantId, merchantId), inArray(payouts.referenceNo, referenceNos)))
    .orderBy(asc(payouts.referenceNo))
    .for('update')
  const missing = referenceNos.find((expected) => !rows.some(({ referenceNo }) => referenceNo === expected))
  if (missing !== undefined) throw notFound(`Payout ${missing}`)

  refuseSome(rows, ({ status }) => status !== 'queued', { sentence, code: 'already_decided' })
  refuseSome(rows, ({ createdBy }) => createdBy === decidedBy, { sentence, code: 'own_payout' })

  return rows
}

const FAULTS = {
  already_decided: ({ referenceNo, status }: Payout) => `Payout ${referenceNo} is already ${status}`,
  own_payout: ({ referenceNo }: Payout) => `Payout ${referenceNo} needs the approval of somebody else`,
}

type Refusal = { sentence: string; code: keyof typeof FAULTS }

function refuseSome(rows: Payout[], isFaulty: (payout: Payout) => boolean, { sentence, code }: Refusal) {
  const errors = rows.filter(isFaulty).map(FAULTS[code])
  if (errors.length > 0) throw new PayoutRefused(sentence, { code, errors })
}

/** The row decides: it never gives more than it has. */
async function takeFromBalance(tx: Connection, { merchantId, amount }: { merchantId: string; amount: number }) {
  const debited = await tx
    .update(payoutAccounts)
    .set({ balance: sql`${payoutAccounts.balance} - ${amount}` })
    .where(and(eq(payoutAccounts.merchantId, merchantId), gte(payoutAccounts.balance, amount)))
    .returning({ merchantId: payoutAccounts.merchantId })
  if (debited.length === 0)
    throw new PayoutRefused(APPROVING, { code: 'balance_too_low', errors: ['Merchant balance is not enough'] })
}
