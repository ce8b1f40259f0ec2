import type { Quote } from './checkout-data'

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
        lines: parcel.sendable ? linesOf({ ...parcel, isShippingKnown: parcel.courier !== null }) : [],
        leftOut: parcel.lines.filter(({ available }) => available === 0).length,
      }),
    ),
    { of: 'order', shop: null, lines: [{ kind: 'serviceFee', amount: totals.serviceFee }], leftOut: 0 },
  ]
}

/** Returns the amounts of the whole order; they add up to the total too. */
export const sumUp = ({ parcels, totals }: Pick<Quote, 'parcels' | 'totals'>): SummaryLine[] => [
  ...linesOf({
    ...totals,
    isShippingKnown: totals.shipping > 0 || parcels.every(({ sendable, courier }) => !sendable || courier),
  }),
  { kind: 'serviceFee', amount: totals.serviceFee },
]

type Amounts = Record<'subtotal' | 'shipping' | 'insurance' | Discount, number> & { isShippingKnown: boolean }

function linesOf({ subtotal, shipping, insurance, isShippingKnown, ...discounts }: Amounts): SummaryLine[] {
  return [
    { kind: 'subtotal', amount: subtotal },
    ...takenOff('shopDiscount', discounts),
    ...takenOff('platformDiscount', discounts),
    { kind: 'shipping', amount: isShippingKnown ? shipping : null },
    ...takenOff('shippingDiscount', discounts),
    ...(insurance > 0 ? [{ kind: 'insurance' as const, amount: insurance }] : []),
  ]
}

const takenOff = (kind: Discount, discounts: Record<Discount, number>): SummaryLine[] =>
  discounts[kind] > 0 ? [{ kind, amount: -discounts[kind] }] : []
