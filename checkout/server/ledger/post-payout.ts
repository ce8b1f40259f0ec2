import type { Connection } from '@/db/connect'
import { postTransaction } from './post-transaction'

type PostPayout = { orderId: string; amount: number; currency: string; now: Date }

/** The seller has been paid. */
export function postPayout(tx: Connection, { orderId, amount, currency, now }: PostPayout) {
  return postTransaction(tx, {
    key: `payout:${orderId}`,
    kind: 'payout',
    orderId,
    currency,
    entries: { seller_payable: amount, bank: -amount },
    now,
  })
}
