import type { Connection } from '@/db/connect'
import { postTransaction } from './post-transaction'

type PostPayment = { orderId: string; providerOrderId: string; amount: number; currency: string; now: Date }

/** The gateway has the buyer's money, and the shop owes the buyer goods or the money. */
export function postPayment(tx: Connection, { orderId, providerOrderId, amount, currency, now }: PostPayment) {
  return postTransaction(tx, {
    key: `payment:${providerOrderId}`,
    kind: 'payment',
    orderId,
    currency,
    entries: { gateway_receivable: amount, buyer_clearing: -amount },
    now,
  })
}
