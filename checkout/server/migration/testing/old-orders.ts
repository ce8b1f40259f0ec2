import type { BundleRow } from '@jembatan/migration-bundle'
import { rowOf } from './old-shop-rows'
import type { Rows } from './write-bundle'

type Order = Partial<BundleRow<'orders'>>
type Payment = Partial<BundleRow<'payments'>>
type Refund = Partial<BundleRow<'refunds'>>

type OldOrder = { order?: Order; payment?: Payment; refund?: Refund }

const day = (number: number) => new Date(Date.UTC(2024, 0, number, 5))
const qris = { method: 'qris' } as const
const va = { method: 'va' } as const
const unpaid = { paidAt: null, endedAt: null }
const half = { status: 'half_refunded' } as const
const back = (refund: Refund = {}) => ({ amount: 29_500, ...refund })
const onItsWay = { status: 'on_its_way', endedAt: null } as const
const requested = { status: 'requested', endedAt: null } as const

/** All states of an order in the old shop, one case each; those that continue are in `OPEN`. */
export const ENDED = {
  completed: {},
  completedWithVoucher: { order: { discount: 3001, total: 55_999, voucherCode: 'LAMA1' } },
  cancelled: { order: { status: 'cancelled', paidAt: null }, payment: { status: 'expired', paidAt: null } },
  refunded: { order: { status: 'refunded' }, payment: { status: 'refunded' }, refund: {} },
  chargedBack: {
    order: { status: 'refunded' },
    payment: { status: 'charged_back', method: 'card' },
    refund: { kind: 'chargeback' },
  },
  halfRefunded: { order: half, payment: { status: 'half_refunded' }, refund: back() },
  halfRefundedByHand: { order: half, payment: { status: 'half_refunded', ...va }, refund: back() },
} as const satisfies Record<string, OldOrder>

export const OPEN = {
  waiting: { order: { status: 'waiting', ...unpaid }, payment: { status: 'pending', paidAt: null } },
  waitingAgain: { order: { status: 'waiting', ...unpaid }, payment: { status: 'pending', paidAt: null } },
  paidUnnoticed: { order: { status: 'waiting', ...unpaid } },
  paid: { order: { status: 'paid', endedAt: null }, payment: qris },
  paidAgain: { order: { status: 'paid', endedAt: null, discount: 4000, total: 55_000, voucherCode: 'LAMA1' } },
  sent: { order: { status: 'sent', endedAt: null } },
  refunding: { order: { status: 'refunded' }, payment: { status: 'refunded' }, refund: onItsWay },
  halfRefunding: { order: half, payment: { status: 'half_refunded' }, refund: back(onItsWay) },
  halfRefundingByHand: { order: half, payment: { status: 'half_refunded', ...va }, refund: back(onItsWay) },
  refundAskedFor: { order: { status: 'refunded' }, payment: { status: 'settled' }, refund: requested },
} as const satisfies Record<string, OldOrder>

export const ALL = { ...ENDED, ...OPEN }
export type Case = keyof typeof ALL
export const CASES = Object.keys(ALL) as Case[]

/** Key of its first order; each further round of all cases adds as many. */
export const keyOf = (of: Case, round = 0) => 1 + CASES.indexOf(of) + round * CASES.length
export const partnerIdOf = (key: number) => `TL-${10_000_000 + key}-1`

type Further = {
  /**
   * Rotates the order keys by one, so that the keys of payment, refund and invoice differ from
   * their order's.
   */
  turned?: boolean
  /** Adds invoices to paid orders. */
  invoiced?: boolean
}

/**
 * A shop of two merchants who sell alternately, with `rounds` of all cases. Its balances equal the
 * money owed to its sellers.
 */
export function oldShop(rounds: number, { turned = false, invoiced = false }: Further = {}): Rows {
  const length = rounds * CASES.length
  const generated = Array.from({ length }, (_, index) =>
    toRows(index + 1, turned ? 1 + ((index + 1) % length) : index + 1),
  )
  const balanceOf = (merchant: number) =>
    generated.reduce((sum, order) => sum + (order.merchantId === merchant ? order.owed : 0), 0)

  return {
    merchants: [1, 2].map((id) => rowOf('merchants', { id })),
    products: [1, 2].map((id) => rowOf('products', { id, merchantId: id })),
    shoppers: [rowOf('shoppers', { id: 1 })],
    vouchers: [rowOf('vouchers', { id: 1 })],
    // In order of their keys, the first column.
    orders: generated.map(({ order }) => order).sort(([one], [other]) => Number(one) - Number(other)),
    orderLines: generated.flatMap(({ lines }) => lines),
    payments: generated.map(({ payment }) => payment),
    refunds: generated.flatMap(({ refund }) => (refund ? [refund] : [])),
    ...(invoiced && { invoices: generated.flatMap(({ invoice }) => (invoice ? [invoice] : [])) }),
    balances: [1, 2].map((id) => rowOf('balances', { id, merchantId: id, amount: balanceOf(id) })),
  }
}

function toRows(id: number, orderId: number) {
  const { order = {}, payment = {}, refund }: OldOrder = ALL[CASES[(id - 1) % CASES.length] ?? 'completed']
  const merchantId = 1 + (id % 2)
  const total = order.total ?? 59_000
  const isPaid = order.status !== 'waiting' && order.status !== 'cancelled'
  const refunded = refund ? (refund.amount ?? 59_000) : 0

  return {
    merchantId,
    owed: isPaid ? Math.max(0, 50_000 - refunded) : 0,
    order: rowOf('orders', { id: orderId, merchantId, ...order }),
    // Two pieces of the merchant's product, and one of an unknown product.
    lines: [
      rowOf('orderLines', {
        id: 2 * id,
        orderId,
        productId: merchantId,
        quantity: 2,
        unitPrice: 20_000,
        amount: 40_000,
      }),
      rowOf('orderLines', {
        id: 2 * id + 1,
        orderId,
        productId: 77,
        quantity: 1,
        unitPrice: 10_000,
        amount: 10_000,
      }),
    ],
    payment: rowOf('payments', {
      id,
      orderId,
      amount: total,
      partnerOrderId: partnerIdOf(orderId),
      transactionId: `t-${partnerIdOf(orderId)}`,
      ...payment,
    }),
    invoice: isPaid && rowOf('invoices', { id, orderId, amount: total }),
    refund: refund && rowOf('refunds', { id, paymentId: id, requestedAt: day(7), ...refund }),
  }
}
