const A_DAY = 24 * 60 * 60 * 1000

// The shop's day, in Jakarta. The Swedish form of a date is the ISO one.
const shopDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' })

/** The days between which a parcel arrives when it is paid today, as `YYYY-MM-DD`. */
export function arrivalDates(now: Date, { soonest, latest }: { soonest: number; latest: number }) {
  const dayAfter = (days: number) => shopDay.format(new Date(now.getTime() + days * A_DAY))

  return { arrivesFrom: dayAfter(soonest), arrivesUntil: dayAfter(latest) }
}
