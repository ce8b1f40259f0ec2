import type { Quote } from './checkout-data'

/** One amount of the summary; null as long as it is not known. */
export type SummaryLine = { kind: Kind; amount: number | null }

type Kind = 'subtotal' | 'shipping' | 'insurance' | 'serviceFee' | Discount
type Discount = 'shopDiscount' | 'platformDiscount' | 'shippingDiscount'

/** What is paid for one parcel, under the name of its shop where there are several, or for the whole order. */
export type SummaryPart = { of: string; shop: string | null; lines: SummaryLine[] }

/** Everything that is paid: all lines together are the total. */
export function summarize({ parcels, totals }: Pick<Quote, 'parcels' | 'totals'>): SummaryPart[] {
  return [
    ...parcels.map(
      ({ shop, subtotal, shipping, insurance, courier, ...parcel }): SummaryPart => ({
        of: shop.id,
        shop: parcels.length > 1 ? shop.name : null,
        lines: [
          { kind: 'subtotal', amount: subtotal },
          ...takenOff('shopDiscount', parcel),
          ...takenOff('platformDiscount', parcel),
          { kind: 'shipping', amount: courier ? shipping : null },
          ...takenOff('shippingDiscount', parcel),
          ...(insurance > 0 ? [{ kind: 'insurance' as const, amount: insurance }] : []),
        ],
      }),
    ),
    { of: 'order', shop: null, lines: [{ kind: 'serviceFee', amount: totals.serviceFee }] },
  ]
}

const takenOff = (kind: Discount, parcel: Record<Discount, number>): SummaryLine[] =>
  parcel[kind] > 0 ? [{ kind, amount: -parcel[kind] }] : []
