import type { Quote } from './checkout-data'

/** One amount of the summary; null as long as it is not known. */
export type SummaryLine = { kind: 'subtotal' | 'shipping' | 'insurance' | 'serviceFee'; amount: number | null }

/** What is paid for one parcel, under the name of its shop where there are several, or for the whole order. */
export type SummaryPart = { of: string; shop: string | null; lines: SummaryLine[] }

/** Everything that is paid: all lines together are the total. */
export function summarize({ parcels, totals }: Pick<Quote, 'parcels' | 'totals'>): SummaryPart[] {
  return [
    ...parcels.map(
      ({ shop, subtotal, shipping, insurance, courier }): SummaryPart => ({
        of: shop.id,
        shop: parcels.length > 1 ? shop.name : null,
        lines: [
          { kind: 'subtotal', amount: subtotal },
          { kind: 'shipping', amount: courier ? shipping : null },
          ...(insurance > 0 ? [{ kind: 'insurance' as const, amount: insurance }] : []),
        ],
      }),
    ),
    { of: 'order', shop: null, lines: [{ kind: 'serviceFee', amount: totals.serviceFee }] },
  ]
}
