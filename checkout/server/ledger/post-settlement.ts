import type { Connection } from '@/db/connect'
import { postTransaction } from './post-transaction'

type PostSettlement = {
  key: string
  /** Null where the money is of an order that is not ours. */
  orderId: string | null
  gross: number
  fee: number
  net: number
  now: Date
}

/** The gateway has paid out, or kept back, what one line of its report says. */
export function postSettlement(tx: Connection, { key, orderId, gross, fee, net, now }: PostSettlement) {
  return postTransaction(tx, {
    key: `settlement:${key}`,
    kind: 'settlement',
    orderId,
    currency: 'IDR',
    entries: {
      bank: net,
      gateway_fees: fee,
      [orderId ? 'gateway_receivable' : 'settlement_difference']: -gross,
    },
    now,
  })
}
