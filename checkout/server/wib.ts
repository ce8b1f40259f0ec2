import { tz } from '@date-fns/tz'

const JAKARTA = 'Asia/Jakarta'

/** The time zone of the shop and its gateway, for `in` of date-fns. */
export const wib = tz(JAKARTA)

/** Swedish dates are ISO 8601. date-fns takes ten times as long, and a page asks for many days. */
const days = new Intl.DateTimeFormat('sv', { timeZone: JAKARTA })

/** `YYYY-MM-DD`. */
export const dayOf = (at: Date) => days.format(at)
