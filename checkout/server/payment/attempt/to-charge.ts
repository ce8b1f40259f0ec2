import type { Language } from '@/i18n/language'
import type { Charge } from '../gateway/gateway'

type Payable = {
  orderId: string
  pieces: number
  subtotal: number
  shipping: number
  insurance: number
  serviceFee: number
  shopDiscount: number
  platformDiscount: number
  shippingDiscount: number
  total: number
  paymentDueAt: Date
}

type Request = { providerOrderId: string; now: Date; language?: Language | undefined }

const NAMES = {
  id: {
    order: 'Pesanan',
    shipping: 'Ongkos kirim',
    insurance: 'Asuransi',
    serviceFee: 'Biaya layanan',
    voucher: 'Potongan voucher',
  },
  en: {
    order: 'Order',
    shipping: 'Shipping',
    insurance: 'Insurance',
    serviceFee: 'Service fee',
    voucher: 'Voucher discount',
  },
} satisfies Record<Language, object>

/**
 * The payment partner's view of an order: sums and its number. No goods, buyer or promoter; the
 * partner asks the payer for personal data on its own page. Names are in the buyer's language,
 * since they are displayed unchanged.
 */
export function toCharge(order: Payable, { providerOrderId, now, language = 'id' }: Request): Charge {
  const names = NAMES[language]
  const discount = order.shopDiscount + order.platformDiscount + order.shippingDiscount

  return {
    providerOrderId,
    items: [
      { id: 'PESANAN', name: `${names.order} ${order.orderId} (${order.pieces})`, price: order.subtotal },
      { id: 'ONGKIR', name: names.shipping, price: order.shipping },
      { id: 'ASURANSI', name: names.insurance, price: order.insurance },
      { id: 'LAYANAN', name: names.serviceFee, price: order.serviceFee },
      { id: 'VOUCHER', name: names.voucher, price: -discount },
    ].filter(({ price }) => price !== 0),
    amount: order.total,
    opensAt: now,
    // Rounded up: the gateway may wait a moment longer than the shop, never shorter.
    minutes: Math.max(1, Math.ceil((order.paymentDueAt.getTime() - now.getTime()) / 60_000)),
  }
}
