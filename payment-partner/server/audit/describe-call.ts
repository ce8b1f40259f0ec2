import type { AuditValue } from '@/db/schema'
import { PAYMENT_REQUEST, passed, pickFields, refused } from './crossings'
import type { EventKind } from './event-kinds'
import { matchPattern, type Pattern } from './route-pattern'

type Call = { method: string; address: string; text: string; status: number; answer: object }

/** Audit kinds of the merchant's calls about money. */
const KINDS: Partial<Record<Pattern, EventKind>> = {
  '/snap/v1/transactions': 'payment_requested',
  '/v2/charge': 'payment_requested',
  '/v2/{id}/status': 'status_asked',
  '/v2/{id}/status/b2b': 'status_asked',
  '/v2/{id}/refund': 'refund_asked',
  '/v2/{id}/refund/online/direct': 'refund_asked',
  '/snap/v1/transactions/{token}/cancel': 'cancel_asked',
  '/snap/v1/transactions/{token}/expire': 'cancel_asked',
  '/v2/{id}/cancel': 'cancel_asked',
  '/v2/{id}/expire': 'cancel_asked',
  '/reports/settlement/{file}': 'report_asked',
  '/v1.0/debit/payment-host-to-host': 'payment_requested',
  '/v1.0/qr/qr-mpm-generate': 'payment_requested',
  '/v1.0/transfer-va/create-va': 'payment_requested',
  '/v1.0/debit/status': 'status_asked',
  '/v1.0/qr/qr-mpm-query': 'status_asked',
  '/v1.0/transfer-va/status': 'status_asked',
  '/v1.0/debit/cancel': 'cancel_asked',
  '/v1.0/qr/qr-mpm-cancel': 'cancel_asked',
  '/v1.0/transfer-va/delete-va': 'cancel_asked',
  '/v1.0/debit/refund': 'refund_asked',
  '/v1.0/qr/qr-mpm-refund': 'refund_asked',
}

/**
 * Describes a merchant's request and its answer for the audit log; undefined if it is not about
 * money.
 */
export function describeCall({ method, address, text, status, answer }: Call) {
  const matched = matchPattern(new URL(address).pathname)
  const kind = matched && KINDS[matched.pattern]
  if (!kind) return undefined
  const [body, returned] = [describeRequest(text), pickFields(answer, ANSWER_FIELDS)]
  const message = {
    method,
    path: describePath(matched),
    status,
    ...filled('body', body),
    ...filled('answer', returned),
  }

  return { kind, detail: { crossing: (isAccepted(status, answer) ? passed : refused)(PAYMENT_REQUEST), message } }
}

const NAME = /^[\w.~-]{1,50}$/

/** Includes the order or day in question. Omits a page's token, which opens the page. */
const describePath = ({ pattern, chosen }: NonNullable<ReturnType<typeof matchPattern>>) =>
  chosen && NAME.test(chosen) ? pattern.replace(/\{(id|file)\}/, chosen) : pattern

const REQUEST_FIELDS = [
  'payment_type',
  'refund_key',
  'amount',
  'partnerReferenceNo',
  'originalReferenceNo',
  'originalPartnerReferenceNo',
  'partnerRefundNo',
  'trxId',
]
const ORDER_FIELDS = ['order_id', 'gross_amount']
const ANSWER_FIELDS = [
  'status_code',
  'transaction_status',
  'fraud_status',
  'transaction_id',
  'payment_type',
  'gross_amount',
  'responseCode',
  'referenceNo',
  'latestTransactionStatus',
]

/** Order and amount. A merchant may also send payer and card; those stay out of the audit log. */
function describeRequest(text: string) {
  const request = parse(text)

  return {
    ...filled('transaction_details', pickFields(request.transaction_details, ORDER_FIELDS)),
    ...pickFields(request, REQUEST_FIELDS),
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

const filled = (name: string, fields: Record<string, AuditValue>): Record<string, AuditValue> =>
  Object.keys(fields).length > 0 ? { [name]: fields } : {}

/** "No such transaction" (no method chosen yet) and "expired as requested" are not refusals. */
const NO_REFUSALS = [404, 407]

/** Core answers most refusals over HTTP 200, with the code in the body. */
function isAccepted(status: number, answer: object) {
  const code = 'status_code' in answer ? Number(answer.status_code) : status

  return code < 400 || NO_REFUSALS.includes(code)
}
