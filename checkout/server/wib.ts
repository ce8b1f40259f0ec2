import { tz } from '@date-fns/tz'
import { format } from 'date-fns'

/** The time zone of the shop and its gateway, Jakarta's, for `in` of date-fns. */
export const wib = tz('Asia/Jakarta')

/** `YYYY-MM-DD`. */
export const dayOf = (at: Date) => format(at, 'yyyy-MM-dd', { in: wib })
