import type { Declaration } from '@jembatan/http/endpoints'

/** The gateway validates bodies itself: its refusals are part of its API. */
export const MERCHANT_CALLS: Declaration = {
  who: 'merchant',
  refusal: 401,
  changes: true,
  body: 64_000,
  accepts: 'json',
  judgesItself: ['body'],
}

export const MERCHANT_READS: Declaration = { ...MERCHANT_CALLS, changes: false }
