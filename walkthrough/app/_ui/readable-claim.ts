import { formatRupiah } from '@/i18n/format-rupiah'

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Asia/Jakarta' })

/** What a claim of a token says, for people: its times by the clock in Jakarta, its price in rupiah. */
export function readableClaim(claim: string, value: unknown): string {
  if (claim === 'seen' && Array.isArray(value)) return formatRupiah(Number(value[0]))
  if (claim === 'iat' || claim === 'exp') return CLOCK.format(new Date(Number(value) * 1000))

  return String(value)
}
