import type { Parcel, Quote } from './checkout-data'

/** One amount of the summary; null while it is unknown. */
export type SummaryLine = { kind: Kind; amount: number | null }

type Kind = 'subtotal' | 'shipping' | 'insurance' | 'serviceFee' | Discount
type Discount = 'shopDiscount' | 'platformDiscount' | 'shippingDiscount'

/** Amounts of one parcel, under its shop's name where there are several, or of the whole order. */
export type SummaryPart = {
  of: string
  shop: string | null
  lines: SummaryLine[]
  /** Lines of the parcel that cannot be ordered now and are left out of the sums. */
  leftOut: number
}

/** Returns all amounts; the lines add up to the total. */
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
