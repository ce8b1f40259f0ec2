import { tz } from '@date-fns/tz'

/** The time zone of the shop and its gateway, Jakarta's, for the `in` of date-fns. */
export const wib = tz('Asia/Jakarta')
