/** The gateway's paths as the audit log names them; the caller's part stands in braces. */
export const PATTERNS = [
  '/snap/v1/transactions',
  '/snap/v1/transactions/{token}/cancel',
  '/snap/v1/transactions/{token}/expire',
  '/v2/charge',
  '/v2/capture',
  '/v2/token',
  '/v2/card/register',
  '/v2/point_inquiry/{token_id}',
  '/v2/pay/account',
  '/v2/pay/account/{id}',
  '/v2/pay/account/{id}/unbind',
  '/v1/bins/{digits}',
  '/v1/subscriptions',
  '/v1/subscriptions/{id}',
  '/v1/subscriptions/{id}/disable',
  '/v1/subscriptions/{id}/enable',
  '/v1/subscriptions/{id}/cancel',
  '/v2/{id}/status',
  '/v2/{id}/status/b2b',
  '/v2/{id}/cancel',
  '/v2/{id}/expire',
  '/v2/{id}/approve',
  '/v2/{id}/deny',
  '/v2/{id}/refund',
  '/v2/{id}/refund/online/direct',
  '/reports/settlement/{file}',
  '/iris/api/v1/account_validation',
  '/iris/api/v1/balance',
  '/iris/api/v1/bank_accounts',
  '/iris/api/v1/bank_accounts/{id}/balance',
  '/iris/api/v1/beneficiaries',
  '/iris/api/v1/beneficiaries/{alias}',
  '/iris/api/v1/beneficiary_banks',
  '/iris/api/v1/channels',
  '/iris/api/v1/payouts',
  '/iris/api/v1/payouts/approve',
  '/iris/api/v1/payouts/reject',
  '/iris/api/v1/payouts/{reference}',
  '/iris/api/v1/statements',
  '/v1.0/access-token/b2b',
  '/v1.0/debit/payment-host-to-host',
  '/v1.0/debit/status',
  '/v1.0/debit/cancel',
  '/v1.0/debit/refund',
  '/v1.0/qr/qr-mpm-generate',
  '/v1.0/qr/qr-mpm-query',
  '/v1.0/qr/qr-mpm-cancel',
  '/v1.0/qr/qr-mpm-refund',
  '/v1.0/transfer-va/create-va',
  '/v1.0/transfer-va/status',
  '/v1.0/transfer-va/delete-va',
] as const

export type Pattern = (typeof PATTERNS)[number]

export const ELSEWHERE = '/…'

const matchers = PATTERNS.map((pattern) => ({
  pattern,
  matcher: new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
}))

/**
 * Matches a path to a pattern of the gateway, with the caller's part. Undefined if none matches.
 */
export function matchPattern(path: string): { pattern: Pattern; chosen?: string } | undefined {
  for (const { pattern, matcher } of matchers) {
    const [whole, chosen] = matcher.exec(path) ?? []
    if (whole !== undefined) return { pattern, chosen }
  }

  return undefined
}
