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

/**
 * The payment partner's view of an order: sums and its number. No goods, buyer or promoter; the
 * partner asks the payer for personal data on its own page. Names are in both languages, since they
 * are displayed unchanged.
 */
export function toCharge(order: Payable, providerOrderId: string, now: Date): Charge {
  const discount = order.shopDiscount + order.platformDiscount + order.shippingDiscount

  return {
    providerOrderId,
    items: [
      { id: 'PESANAN', name: `Pesanan / Order ${order.orderId} (${order.pieces})`, price: order.subtotal },
      { id: 'ONGKIR', name: 'Ongkos kirim / Shipping', price: order.shipping },
      { id: 'ASURANSI', name: 'Asuransi / Insurance', price: order.insurance },
      { id: 'LAYANAN', name: 'Biaya layanan / Service fee', price: order.serviceFee },
      { id: 'VOUCHER', name: 'Potongan voucher / Voucher discount', price: -discount },
    ].filter(({ price }) => price !== 0),
    amount: order.total,
    opensAt: now,
    // Rounded up: the gateway may wait a moment longer than the shop, never shorter.
    minutes: Math.max(1, Math.ceil((order.paymentDueAt.getTime() - now.getTime()) / 60_000)),
  }
}
