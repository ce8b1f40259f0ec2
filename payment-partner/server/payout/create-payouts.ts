import { randomBytes } from 'node:crypto'
import { type Connection, inTransaction } from '@/db/connect'
import { payouts } from '@/db/schema'
import type { Cause } from '../transaction/record-state'
import { bankAccountId } from './describe-account'
import { recordPayoutState } from './move-payout'
import type { PayoutRequest } from './parse-payouts'
import { notFound } from './payout-refused'
import type { Payout } from './status'

type Create = { merchantId: string; payouts: PayoutRequest[]; createdBy: string; cause?: Cause; now: Date }

/** Queues payouts. No money moves before somebody else approves them. */
export const createPayouts = (
  db: Connection,
  { merchantId, payouts: requests, createdBy, cause = 'merchant', now }: Create,
) =>
  inTransaction(db, async (tx) => {
    const foreign = requests.find((one) => one.bankAccountId && one.bankAccountId !== bankAccountId(merchantId))
    if (foreign) throw notFound(`Bank account ${foreign.bankAccountId}`)

    const created: Payout[] = []
    for (const { name, account, bank, email, amount, notes } of requests) {
      const [payout] = await tx
        .insert(payouts)
        .values({
          referenceNo: randomBytes(9).toString('hex'),
          merchantId,
          beneficiaryName: name,
          beneficiaryAccount: account,
          beneficiaryBank: bank,
          beneficiaryEmail: email,
          amount,
          notes,
          createdBy,
          createdAt: now,
          updatedAt: now,
        })
        .returning()
      if (!payout) throw new Error('PostgreSQL returned no row for an insert.')
      await recordPayoutState(tx, { payout, cause, now })
      created.push(payout)
    }

    return created
  })
