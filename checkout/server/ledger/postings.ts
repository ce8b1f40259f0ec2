import type { ledgerAccount, ledgerKind } from '@/db/schema'

export type LedgerAccount = (typeof ledgerAccount.enumValues)[number]

/** What one money event moves. */
export type Posting = {
  /** Identifies the event: a repeated one is not posted again. */
  key: string
  kind: (typeof ledgerKind.enumValues)[number]
  /** Null where the money is of an order that is not ours. */
  orderId: string | null
  currency: string
  /** Debits above zero, credits below; they sum to zero. */
  entries: Partial<Record<LedgerAccount, number>>
}

type PayoutMoney = { key: string; orderId: string | null; amount: number; currency: string }
type OrderMoney = { orderId: string; amount: number; currency: string }

/** The gateway has the buyer's money, and the shop owes the buyer goods or the money. */
export const paymentPosting = ({
  providerOrderId,
  orderId,
  amount,
  currency,
}: OrderMoney & { providerOrderId: string }): Posting => ({
  key: `payment:${providerOrderId}`,
  kind: 'payment',
  orderId,
  currency,
  entries: { gateway_receivable: amount, buyer_clearing: -amount },
})

/** A courier has the buyer's money, and the shop owes the buyer goods or the money. Keyed by the order: it is collected once. */
export const cashCollectedPosting = ({ orderId, amount, currency }: OrderMoney): Posting => ({
  key: `cash-collected:${orderId}`,
  kind: 'cash_collected',
  orderId,
  currency,
  entries: { courier_receivable: amount, buyer_clearing: -amount },
})

/** The courier has handed over what it collected. */
export const cashHandedOverPosting = ({ orderId, amount, currency }: OrderMoney): Posting => ({
  key: `cash-handed-over:${orderId}`,
  kind: 'cash_handed_over',
  orderId,
  currency,
  entries: { bank: amount, courier_receivable: -amount },
})

type Completion = { orderId: string; currency: string; shares: Shares }

/** `seller` is of all sellers together; `vouchers`, of what these get, is the platform's own cost. */
type Shares = { seller: number; shipping: number; insurance: number; service: number; vouchers: number }

/** The buyer has the goods: what was held for the buyer is the sellers', the couriers' and the shop's. */
export const completionPosting = ({ orderId, currency, shares }: Completion): Posting => ({
  key: `completion:${orderId}`,
  kind: 'completion',
  orderId,
  currency,
  entries: {
    buyer_clearing: shares.seller + shares.shipping + shares.insurance + shares.service - shares.vouchers,
    vouchers: shares.vouchers,
    seller_payable: -shares.seller,
    shipping_payable: -shares.shipping,
    insurance_payable: -shares.insurance,
    service_fees: -shares.service,
  },
})

/** A seller has been paid, for an order or the balance that the books began with. The key is the payout's own. */
export const payoutPosting = ({ key, orderId, amount, currency }: PayoutMoney): Posting => ({
  key,
  kind: 'payout',
  orderId,
  currency,
  entries: { seller_payable: amount, bank: -amount },
})

/** The former shop has paid over what its books owed to sellers. The bank's number of the transfer names it. */
export const formerShopPaidPosting = ({
  reference,
  amount,
  currency,
}: Omit<OrderMoney, 'orderId'> & { reference: string }): Posting => ({
  key: `former-shop-paid:${reference}`,
  kind: 'former_shop_paid',
  orderId: null,
  currency,
  entries: { bank: amount, former_shop: -amount },
})

export type Settlement = { key: string; orderId: string | null; gross: number; fee: number; net: number }

/** The gateway has paid out, or kept back, the amount of one line of its report. */
export const settlementPosting = ({ key, orderId, gross, fee, net }: Settlement): Posting => ({
  key: `settlement:${key}`,
  kind: 'settlement',
  orderId,
  currency: 'IDR',
  entries: {
    bank: net,
    gateway_fees: fee,
    [orderId ? 'gateway_receivable' : 'settlement_difference']: -gross,
  },
})

export type Return = OrderMoney & { key: string; kind: 'refund_confirmed' | 'void' | 'reversal' | 'chargeback' }

/**
 * The money was taken back at the gateway. As far as it is still held for the buyer, it is taken from there; what was
 * paid to the seller already is the shop's loss.
 */
export function returnPosting({ key, kind, orderId, amount, currency }: Return, held: number): Posting {
  const fromBuyer = takenFrom(held, amount)
  const loss = kind === 'refund_confirmed' || kind === 'void' ? 'refunds' : 'chargebacks'

  return {
    key,
    kind,
    orderId,
    currency,
    entries: { buyer_clearing: fromBuyer, [loss]: amount - fromBuyer, gateway_receivable: -amount },
  }
}

/** `id` is the refund's. */
export type ManualRefund = OrderMoney & { id: string }

/** The shop owes the buyer a bank transfer. */
export function manualRefundOpenedPosting(refund: ManualRefund, held: number): Posting {
  const fromBuyer = takenFrom(held, refund.amount)

  return manualRefundPosting('opened', refund, {
    buyer_clearing: fromBuyer,
    refunds: refund.amount - fromBuyer,
    refunds_payable: -refund.amount,
  })
}

/** The transfer is made. */
export const manualRefundPaidPosting = (refund: ManualRefund): Posting =>
  manualRefundPosting('paid', refund, { refunds_payable: refund.amount, bank: -refund.amount })

/** No transfer is owed any more: the money has found another way. */
export const manualRefundDroppedPosting = (refund: ManualRefund): Posting =>
  manualRefundPosting('dropped', refund, { refunds_payable: refund.amount, buyer_clearing: -refund.amount })

const manualRefundPosting = (
  step: 'opened' | 'paid' | 'dropped',
  { id, orderId, currency }: ManualRefund,
  entries: Posting['entries'],
): Posting => ({ key: `manual-refund-${step}:${id}`, kind: `manual_refund_${step}`, orderId, currency, entries })

/** One row an account; what moves nothing is left out. */
export const rowsOf = ({ entries, currency }: Pick<Posting, 'entries' | 'currency'>) =>
  Object.entries(entries)
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => ({ account: account as LedgerAccount, amount, currency }))

/** What is held may have gone below zero: then nothing is taken from it. */
const takenFrom = (held: number, amount: number) => Math.max(0, Math.min(held, amount))
