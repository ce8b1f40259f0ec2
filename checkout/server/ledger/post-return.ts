import type { Connection } from '@/db/connect'
import { balanceOf } from './balance-of'
import { postTransaction } from './post-transaction'

type PostReturn = {
  key: string
  kind: 'refund_confirmed' | 'void' | 'reversal' | 'chargeback'
  orderId: string
  amount: number
  currency: string
  now: Date
}

/**
 * The gateway has given the money away again. As far as it is still held for the buyer, it is taken from there; what has
 * gone to the seller already is the shop's loss. The order's row is locked by the caller.
 */
export async function postReturn(tx: Connection, { amount, ...event }: PostReturn) {
  const held = -(await balanceOf(tx, { account: 'buyer_clearing', orderId: event.orderId }))
  const fromBuyer = Math.max(0, Math.min(held, amount))
  const lost = amount - fromBuyer
  const loss = event.kind === 'refund_confirmed' || event.kind === 'void' ? { refunds: lost } : { chargebacks: lost }

  return postTransaction(tx, {
    ...event,
    entries: { buyer_clearing: fromBuyer, ...loss, gateway_receivable: -amount },
  })
}
