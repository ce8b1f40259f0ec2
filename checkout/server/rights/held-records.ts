/** Retention in years (PP 80/2019, art. 25): ten for transactions, five for other records. */
export const YEARS_KEPT = { transactions: 10, others: 5 }

/** Replaces erased personal text in columns that must not be null. Not a valid phone. */
export const ERASED = '—'

/** Returns the time before which records are past their retention. */
export function retentionEnd(kind: keyof typeof YEARS_KEPT, now: Date): Date {
  const moment = new Date(now)
  moment.setUTCFullYear(moment.getUTCFullYear() - YEARS_KEPT[kind])

  return moment
}
