const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' })

/** Creators count in days of WIB: "2026-11-27". */
export const dayInJakarta = (now: Date) => days.format(now)
