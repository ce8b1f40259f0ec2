/** Creators count in days of WIB: "2026-11-27". */
export const dayInJakarta = (now: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(now)
