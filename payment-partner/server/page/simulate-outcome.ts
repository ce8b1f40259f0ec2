import type { Database } from '@/db/connect'
import { addJob } from '../jobs/schedule'
import { setDeliveryPolicy } from '../notification/set-delivery-policy'
import { payTransaction } from '../payer/pay-transaction'
import type { Transaction } from '../payment/payment'
import { denyTransaction } from '../transaction/deny-transaction'
import { expireNow } from '../transaction/expire-when-due'

/** Outcomes on the panel of a simulated page. */
export const OUTCOMES = ['pay', 'deny', 'expire', 'slow', 'lose'] as const

export type Outcome = (typeof OUTCOMES)[number]

export const isOutcome = (name: unknown): name is Outcome => OUTCOMES.some((outcome) => outcome === name)

const SLOW_SECONDS = 30

type Simulate = { transaction: Transaction; outcome: Outcome; now: Date }

export async function simulateOutcome(db: Database, { transaction, outcome, now }: Simulate) {
  const { id, merchantId, orderId } = transaction

  switch (outcome) {
    case 'pay':
      return payTransaction(db, { id, now })
    case 'deny':
      return denyTransaction(db, { id, now })
    case 'expire':
      return expireNow(db, { id, now })
    case 'slow':
      return addJob(db, {
        task: 'pay-transaction',
        payload: { id },
        at: new Date(now.getTime() + SLOW_SECONDS * 1000),
      })
    case 'lose':
      await setDeliveryPolicy(db, { merchantId, orderId, mode: 'drop', copies: 1 })
      return payTransaction(db, { id, now })
  }
}
