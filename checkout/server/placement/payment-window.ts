/**
 * How long the shop reserves the goods for an unpaid order. Gateways expire payments unreliably
 * below fifteen minutes.
 */
const PAYMENT_MINUTES = 60

export const paymentDueAt = (placedAt: Date) => new Date(placedAt.getTime() + PAYMENT_MINUTES * 60_000)

/** Due time of a COD payment: the end of the last promised delivery day (WIB, `YYYY-MM-DD`). */
export const endOfDay = (day: string) => new Date(`${day}T23:59:59+07:00`)

/** Seconds until a moment by the shop's time, independent of a browser's clock. */
export const secondsUntil = (moment: string, now: Date) =>
  Math.ceil((new Date(moment).getTime() - now.getTime()) / 1000)
