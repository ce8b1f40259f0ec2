const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' })

/** Returns the day in WIB as "2026-11-27": creators' figures are counted by days in WIB. */
export const dayInJakarta = (now: Date) => days.format(now)
