import { RequestRefused } from '../gateway/request-refused'

export type PayoutRefusal =
  | 'invalid'
  | 'not_found'
  | 'otp_invalid'
  | 'balance_too_low'
  | 'own_payout'
  | 'no_person'
  | 'already_decided'
  | 'already_taken'
  | 'key_reused'
  | 'not_facilitator'

type Refused = { code: PayoutRefusal; status?: number; errors: string | string[] | Record<string, string[]> }

/** A refusal in the wording of the payouts' API: a sentence, and its faults. */
export class PayoutRefused extends RequestRefused {
  readonly code: PayoutRefusal
  readonly status: number
  readonly errors: Refused['errors']

  constructor(
    readonly sentence: string,
    { code, status = 400, errors }: Refused,
  ) {
    super(typeof errors === 'string' ? [errors] : Object.values(errors).flat())
    this.code = code
    this.status = status
    this.errors = errors
  }
}

export const notFound = (what: string) =>
  new PayoutRefused(`${what} is not found`, { code: 'not_found', status: 404, errors: [`${what} is not found`] })
