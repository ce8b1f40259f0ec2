/**
 * The public code. Everything malformed, unsigned or foreign has the same one, so that no answer is
 * an oracle.
 */
export type HandoffRefusal = 'handoff_invalid' | 'handoff_expired'

/** Recorded in the audit log only. */
export type RefusalReason =
  | 'too_long'
  | 'not_three_segments'
  | 'signature_length'
  | 'not_canonical_base64url'
  | 'not_utf8'
  | 'not_canonical_json'
  | 'header'
  | 'claim_set'
  | 'claim_type'
  | 'unknown_issuer'
  | 'wrong_audience'
  | 'life'
  | 'issued_in_future'
  | 'expired'
  | 'unknown_key'
  | 'denied_key'
  | 'signature'

/** Names the product of an expired token, so that the page can offer it again. */
export class HandoffRefused extends Error {
  constructor(
    readonly code: HandoffRefusal,
    readonly reason: RefusalReason,
    readonly item?: { sku: string; quantity: number },
    options?: ErrorOptions,
  ) {
    super(`handoff refused: ${reason}`, options)
    this.name = 'HandoffRefused'
  }
}
