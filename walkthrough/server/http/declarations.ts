import type { Declaration } from '@jembatan/http/endpoints'

export const LOOKS = { who: 'anybody', changes: false } as const satisfies Declaration

/** An action of a presenter; see `inSession`. */
export const PRESENTS = {
  who: 'presenter',
  refusal: 401,
  changes: true,
  body: 4000,
  accepts: 'json',
} as const satisfies Declaration

/** The same at an address that exists in demo mode only. */
export const STEERS = { ...PRESENTS, demoOnly: true } as const satisfies Declaration

/** A plain form, which works without JavaScript. */
export const TAKES_A_FORM = {
  who: 'anybody',
  changes: true,
  body: 4000,
  accepts: 'form',
} as const satisfies Declaration

/** For bodies with a token or typed text. */
export const LONGER_BODY = 16_000
