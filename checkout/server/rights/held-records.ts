/** How long records are kept (PP 80/2019, art. 25): of transactions ten years, others five. */
export const YEARS_KEPT = { transactions: 10, others: 5 }

/** Stands where personal text had to go: an order has no row without its columns. No phone that anybody types is it. */
export const ERASED = '—'

/** The moment before which a record has been kept long enough. */
export function keptUntil(kind: keyof typeof YEARS_KEPT, now: Date): Date {
  const moment = new Date(now)
  moment.setUTCFullYear(moment.getUTCFullYear() - YEARS_KEPT[kind])

  return moment
}
