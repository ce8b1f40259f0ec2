import type { ledgerAccount, ledgerKind } from '@/db/schema'

export type LedgerAccount = (typeof ledgerAccount.enumValues)[number]

/** The entries of one money event. */
export type Posting = {
  /** Identifies the event: a repeated one is not posted again. */
  key: string
  kind: (typeof ledgerKind.enumValues)[number]
  /** Null where the money belongs to an order that is not ours. */
  orderId: string | null
  currency: string
  /** Debits positive, credits negative; they sum to zero. */
  entries: Partial<Record<LedgerAccount, number>>
}

type PayoutMoney = { key: string; orderId: string | null; amount: number; currency: string }
type OrderMoney = { orderId: string; amount: number; currency: string }

/** The gateway holds the buyer's money; the shop owes the buyer goods or the money. */
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

/**
 * A courier holds the buyer's money; the shop owes the buyer goods or the money. Keyed by the
 * order, since it is collected once.
 */
export const cashCollectedPosting = ({ orderId, amount, currency }: OrderMoney): Posting => ({
  key: `cash-collected:${orderId}`,
  kind: 'cash_collected',
  orderId,
  currency,
  entries: { courier_receivable: amount, buyer_clearing: -amount },
})

/** The courier has handed over the collected cash. */
export const cashHandedOverPosting = ({ orderId, amount, currency }: OrderMoney): Posting => ({
  key: `cash-handed-over:${orderId}`,
  kind: 'cash_handed_over',
  orderId,
  currency,
  entries: { bank: amount, courier_receivable: -amount },
})

type Completion = { orderId: string; shopId: string; currency: string; shares: Shares }

/** `vouchers` is the part of the seller's and the courier's shares that the platform pays. */
type Shares = { seller: number; shipping: number; insurance: number; service: number; vouchers: number }

/** A parcel is complete: its held money now belongs to its seller, its courier and the shop. */
export const completionPosting = ({ orderId, shopId, currency, shares }: Completion): Posting => ({
  key: `completion:${orderId}:${shopId}`,
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

/** A seller was paid, for an order or an opening balance. The key is the payout's. */
export const payoutPosting = ({ key, orderId, amount, currency }: PayoutMoney): Posting => ({
  key,
  kind: 'payout',
  orderId,
  currency,
  entries: { seller_payable: amount, bank: -amount },
})

/** The old shop paid its debt to sellers. Keyed by the reference of the bank transfer. */
export const oldShopPaidPosting = ({
  reference,
  amount,
  currency,
}: Omit<OrderMoney, 'orderId'> & { reference: string }): Posting => ({
  key: `old-shop-paid:${reference}`,
  kind: 'old_shop_paid',
  orderId: null,
  currency,
  entries: { bank: amount, old_shop: -amount },
})

export type Settlement = { key: string; orderId: string | null; gross: number; fee: number; net: number }

/** The gateway paid out or deducted the amount of one line of its report. */
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
 * The money was returned at the gateway. It is taken from the money held for the buyer as far as
 * that suffices; the rest, already allocated to the seller, is the shop's loss.
 */
export function returnPosting({ key, kind, orderId, amount, currency }: Return, held: number): Posting {
  const fromBuyer = clampTo(held, amount)
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
  const fromBuyer = clampTo(held, refund.amount)

  return manualRefundPosting('opened', refund, {
    buyer_clearing: fromBuyer,
    refunds: refund.amount - fromBuyer,
    refunds_payable: -refund.amount,
  })
}

/** The transfer was made. */
export const manualRefundPaidPosting = (refund: ManualRefund): Posting =>
  manualRefundPosting('paid', refund, { refunds_payable: refund.amount, bank: -refund.amount })

/** The transfer is no longer owed: the money reached the buyer another way. */
export const manualRefundDroppedPosting = (refund: ManualRefund): Posting =>
  manualRefundPosting('dropped', refund, { refunds_payable: refund.amount, buyer_clearing: -refund.amount })

const manualRefundPosting = (
  step: 'opened' | 'paid' | 'dropped',
  { id, orderId, currency }: ManualRefund,
  entries: Posting['entries'],
): Posting => ({ key: `manual-refund-${step}:${id}`, kind: `manual_refund_${step}`, orderId, currency, entries })

/** One row per account; zero amounts are left out. */
export const rowsOf = ({ entries, currency }: Pick<Posting, 'entries' | 'currency'>) =>
  Object.entries(entries)
    .filter(([, amount]) => amount !== 0)
    .map(([account, amount]) => ({ account: account as LedgerAccount, amount, currency }))

/** The held amount may be negative: then nothing is taken from it. */
const clampTo = (held: number, amount: number) => Math.max(0, Math.min(held, amount))
