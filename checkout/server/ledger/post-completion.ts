import type { Connection } from '@/db/connect'
import { postTransaction } from './post-transaction'

type PostCompletion = {
  orderId: string
  currency: string
  shares: { seller: number; shipping: number; service: number }
  now: Date
}

/** The buyer has the goods: what was held for the buyer is the seller's, the courier's and the shop's. */
export function postCompletion(tx: Connection, { orderId, currency, shares, now }: PostCompletion) {
  const { seller, shipping, service } = shares

  return postTransaction(tx, {
    key: `completion:${orderId}`,
    kind: 'completion',
    orderId,
    currency,
    entries: {
      buyer_clearing: seller + shipping + service,
      seller_payable: -seller,
      shipping_payable: -shipping,
      service_fees: -service,
    },
    now,
  })
}
