/** How long the shop keeps the goods for a buyer who has not paid. Gateways sweep unreliably below fifteen. */
const PAYMENT_MINUTES = 60

export const paymentDueAt = (placedAt: Date) => new Date(placedAt.getTime() + PAYMENT_MINUTES * 60_000)

/** When what is paid at the door is due: the end of the last day (WIB, `YYYY-MM-DD`) on which it was to arrive. */
export const endOfDay = (day: string) => new Date(`${day}T23:59:59+07:00`)

/** Until a moment, by the shop's time: a browser's clock changes nothing. */
export const secondsUntil = (moment: string, now: Date) =>
  Math.ceil((new Date(moment).getTime() - now.getTime()) / 1000)
