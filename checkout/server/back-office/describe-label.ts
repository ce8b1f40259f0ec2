import { DomainError } from '@jembatan/platform/errors'
import { formatMoney } from '@/i18n/format-money'
import { nameItem } from '@/i18n/name-item'
import { labelOf } from '../catalogue/label-of'
import type { Context } from '../context'
import type { Label } from '../http/pdf/draw-labels'
import { showOrder } from './show-order'

type DescribeLabel = { orderId: string; shopId: string }

/**
 * Returns the text of a parcel's label.
 * @throws {DomainError} `order_missing`; `parcel_missing` when the order holds nothing of this shop.
 */
export async function describeLabel({ db }: Pick<Context, 'db'>, { orderId, shopId }: DescribeLabel): Promise<Label> {
  const order = await showOrder({ db }, { orderId })
  const parcel = order.parcels.find((one) => one.shopId === shopId)
  if (!parcel) throw new DomainError('not_found', 'parcel_missing', 'the order holds nothing of this shop')
  const unpaid = order.listed.paymentWay === 'cod' && !order.listed.paid

  return {
    orderId: order.listed.id,
    shop: parcel.shop.name,
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
      .map(({ nameId, nameEn, labelId, labelEn, quantity }) => {
        const named = { name: { id: nameId, en: nameEn }, label: labelOf({ labelId, labelEn }) }

        return `${quantity} × ${nameItem(named, 'id')}`
      }),
    toCollect: unpaid ? formatMoney(order.total) : null,
  }
}
