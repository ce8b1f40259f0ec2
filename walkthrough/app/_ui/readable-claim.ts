import { formatRupiah } from '@/i18n/format-rupiah'

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Asia/Jakarta' })

/** Returns a claim's value for people: times in WIB, the price in rupiah. */
export function readableClaim(claim: string, value: unknown): string {
  if (claim === 'seen' && Array.isArray(value)) return formatRupiah(Number(value[0]))
  if (claim === 'iat' || claim === 'exp') return CLOCK.format(new Date(Number(value) * 1000))

  return String(value)
}
