import type { Connection } from '@/db/connect'
import { balanceOf } from './balance-of'
import { type LedgerAccount, postTransaction } from './post-transaction'

type ManualRefund = { id: string; orderId: string; amount: number; currency: string; now: Date }

/** The shop owes the buyer a bank transfer. */
export async function postManualRefundOpened(tx: Connection, refund: ManualRefund) {
  const held = -(await balanceOf(tx, { account: 'buyer_clearing', orderId: refund.orderId }))
  const fromBuyer = Math.max(0, Math.min(held, refund.amount))

  return post(tx, 'opened', refund, {
    buyer_clearing: fromBuyer,
    refunds: refund.amount - fromBuyer,
    refunds_payable: -refund.amount,
  })
}

/** The transfer is made. */
export function postManualRefundPaid(tx: Connection, refund: ManualRefund) {
  return post(tx, 'paid', refund, { refunds_payable: refund.amount, bank: -refund.amount })
}

/** No transfer is owed any more: the money has found another way. */
export function postManualRefundDropped(tx: Connection, refund: ManualRefund) {
  return post(tx, 'dropped', refund, { refunds_payable: refund.amount, buyer_clearing: -refund.amount })
}

function post(
  tx: Connection,
  step: 'opened' | 'paid' | 'dropped',
  { id, orderId, currency, now }: ManualRefund,
  entries: Partial<Record<LedgerAccount, number>>,
) {
  const key = `manual-refund-${step}:${id}`

  return postTransaction(tx, { key, kind: `manual_refund_${step}`, orderId, currency, entries, now })
}
