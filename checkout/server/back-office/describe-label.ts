import { DomainError } from '@jembatan/platform/errors'
import { formatMoney } from '@/i18n/format-money'
import type { Language } from '@/i18n/language'
import { nameItem } from '@/i18n/name-item'
import type { Context } from '../context'
import { showOrder } from './show-order'

/** One parcel's label, printed in Indonesian for couriers. Lines are empty where nothing is known. */
export type Label = {
  orderId: string
  shopId: string
  shop: string
  /** The parcel's next step in the back office; null without one. */
  next: Listed['next']
  courier: string
  /** Null until the parcel is handed to its courier. */
  trackingNumber: string | null
  recipient: string
  phone: string
  address: string[]
  notes: string[]
  goods: Record<Language, string>[]
  /** The rupiah that the courier collects, formatted; null when it is paid. */
  toCollect: string | null
}

type Listed = Awaited<ReturnType<typeof showOrder>>['listed']['parcels'][number]

type DescribeLabel = { orderId: string; shopId: string }

/**
 * Returns the text of a parcel's label.
 * @throws {DomainError} `order_missing`; `parcel_missing` when the order holds nothing of this
 * shop.
 */
export async function describeLabel({ db }: Pick<Context, 'db'>, { orderId, shopId }: DescribeLabel): Promise<Label> {
  const order = await showOrder({ db }, { orderId })
  const parcel = order.parcels.find((one) => one.shopId === shopId)
  if (!parcel) throw new DomainError('not_found', 'parcel_missing', 'the order holds nothing of this shop')
  const unpaid = order.listed.paymentWay === 'cod' && !order.listed.paid

  return {
    orderId: order.listed.id,
    shopId,
    shop: parcel.shop.name,
    next: order.listed.parcels.find((one) => one.shopId === shopId)?.next ?? null,
    courier: parcel.courierName,
    trackingNumber: parcel.trackingNumber,
    recipient: order.recipient,
    phone: order.phone ?? '',
    address: [
      [order.street, order.rtRw && `RT/RW ${order.rtRw}`].filter(Boolean).join(', '),
      [order.village, order.district].filter(Boolean).join(', '),
      [order.city, order.province, order.postalCode].filter(Boolean).join(', '),
    ],
    notes: [
      ...(order.landmark ? [`Patokan: ${order.landmark}`] : []),
      ...(order.courierNote ? [`Catatan: ${order.courierNote}`] : []),
    ],
    goods: order.lines
      .filter((line) => line.shopId === shopId)
      .map(({ quantity, ...item }) => ({
        id: `${quantity} × ${nameItem(item, 'id')}`,
        en: `${quantity} × ${nameItem(item, 'en')}`,
      })),
    toCollect: unpaid ? formatMoney(order.total) : null,
  }
}
