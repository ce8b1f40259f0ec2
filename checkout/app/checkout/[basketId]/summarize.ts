import type { Parcel, Quote } from './checkout-data'

/** One amount of the summary; null as long as it is not known. */
export type SummaryLine = { kind: Kind; amount: number | null }

type Kind = 'subtotal' | 'shipping' | 'insurance' | 'serviceFee' | Discount
type Discount = 'shopDiscount' | 'platformDiscount' | 'shippingDiscount'

/** What is paid for one parcel, under the name of its shop where there are several, or for the whole order. */
export type SummaryPart = {
  of: string
  shop: string | null
  lines: SummaryLine[]
  /** How many lines of the parcel cannot be ordered now, and so are counted nowhere. */
  leftOut: number
}

/** Everything that is paid: all lines together are the total. */
export function summarize({ parcels, totals }: Pick<Quote, 'parcels' | 'totals'>): SummaryPart[] {
  return [
    ...parcels.map(
      (parcel): SummaryPart => ({
        of: parcel.shop.id,
        shop: parcels.length > 1 ? parcel.shop.name : null,
        lines: parcel.sendable ? linesOf(parcel) : [],
        leftOut: parcel.lines.filter(({ available }) => available === 0).length,
      }),
    ),
    { of: 'order', shop: null, lines: [{ kind: 'serviceFee', amount: totals.serviceFee }], leftOut: 0 },
  ]
}

function linesOf({ subtotal, shipping, insurance, courier, ...parcel }: Parcel): SummaryLine[] {
  return [
    { kind: 'subtotal', amount: subtotal },
    ...takenOff('shopDiscount', parcel),
    ...takenOff('platformDiscount', parcel),
    { kind: 'shipping', amount: courier ? shipping : null },
    ...takenOff('shippingDiscount', parcel),
    ...(insurance > 0 ? [{ kind: 'insurance' as const, amount: insurance }] : []),
  ]
}

const takenOff = (kind: Discount, parcel: Record<Discount, number>): SummaryLine[] =>
  parcel[kind] > 0 ? [{ kind, amount: -parcel[kind] }] : []
