import { RequestRefused } from '../gateway/request-refused'
import type { GatewayAnswer } from '../idempotency/answer-once'

/** Service codes of the standard, in the middle of each response code. */
export const SERVICE_CODES = {
  token: '73',
  'debit payment': '54',
  'debit status': '55',
  'debit cancel': '57',
  'debit refund': '58',
  'qris payment': '47',
  'qris status': '51',
  'qris cancel': '77',
  'qris refund': '78',
  'va payment': '27',
  'va status': '26',
  'va cancel': '31',
} as const

export type Service = keyof typeof SERVICE_CODES

/** HTTP status, case code and sentence of each refusal. */
const REFUSALS = {
  bad_request: [400, '00', 'Bad Request'],
  invalid_field: [400, '01', 'Invalid Field Format'],
  missing_field: [400, '02', 'Invalid Mandatory Field'],
  unauthorized: [401, '00', 'Unauthorized.'],
  invalid_token: [401, '01', 'Invalid Token (B2B)'],
  not_activated: [403, '01', 'Feature Not Allowed'],
  over_limit: [403, '02', 'Exceeds Transaction Amount Limit'],
  bank_denied: [403, '05', 'Do Not Honor'],
  not_permitted: [403, '15', 'Transaction Not Permitted.'],
  not_found: [404, '01', 'Transaction Not Found'],
  unknown_merchant: [404, '08', 'Invalid Merchant'],
  invalid_amount: [404, '13', 'Invalid Amount'],
  repeated_call: [409, '00', 'Conflict'],
  repeated_reference: [409, '01', 'Duplicate partnerReferenceNo'],
  too_large: [413, '00', 'Bad Request. The body is larger than 16 kB'],
  failed: [500, '00', 'General Error'],
} as const

export type Refusal = keyof typeof REFUSALS

/** A refusal of BI-SNAP. `about` completes its sentence: a field, or the reason. */
export class BiSnapRefused extends RequestRefused {
  constructor(
    readonly refusal: Refusal,
    readonly about = '',
  ) {
    super([`${REFUSALS[refusal][2]} ${about}`.trim()])
  }
}

/** A response code is the HTTP status, the service and the case. */
export function refuse(service: Service, refusal: Refusal, about = ''): GatewayAnswer {
  const [status, code, sentence] = REFUSALS[refusal]
  const responseMessage = `${sentence} ${about}`.trim()

  return { status, body: { responseCode: `${status}${SERVICE_CODES[service]}${code}`, responseMessage } }
}

export const succeed = (service: Service, fields: object): GatewayAnswer => ({
  status: 200,
  body: { responseCode: `200${SERVICE_CODES[service]}00`, responseMessage: 'Successful', ...fields },
})
