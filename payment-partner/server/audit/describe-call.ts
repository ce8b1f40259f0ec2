import type { AuditValue } from '@/db/schema'
import { PAYMENT_REQUEST, passed, pickFields, refused } from './crossings'
import type { EventKind } from './record-event'

type Call = { method: string; address: string; text: string; status: number; answer: object }

/** By the last words of the address; the rest is a merchant's own affair. */
const KINDS: [RegExp, EventKind][] = [
  [/^\/snap\/v1\/transactions$/, 'payment_requested'],
  [/^\/v2\/charge$/, 'payment_requested'],
  [/\/status(\/b2b)?$/, 'status_asked'],
  [/\/refund(\/online\/direct)?$/, 'refund_asked'],
  [/\/(cancel|expire)$/, 'cancel_asked'],
  [/^\/reports\/settlement\/[^/]+$/, 'report_asked'],
]

/** A page's token opens the page, and a card's pays once: neither belongs in the audit log. */
const SECRET_PART = /(?<=\/(transactions|point_inquiry)\/)[^/]+/

/** A merchant's request and its answer as the audit log describes them; undefined for what is not about money. */
export function describeCall({ method, address, text, status, answer }: Call) {
  const path = new URL(address).pathname.replace(SECRET_PART, '…')
  const kind = KINDS.find(([ending]) => ending.test(path))?.[1]
  if (!kind) return undefined
  const [body, returned] = [describeRequest(text), pickFields(answer, ANSWER_FIELDS)]
  const message = { method, path, status, ...filled('body', body), ...filled('answer', returned) }

  return { kind, detail: { crossing: (isAccepted(status, answer) ? passed : refused)(PAYMENT_REQUEST), message } }
}

const REQUEST_FIELDS = ['payment_type', 'refund_key', 'amount']
const ORDER_FIELDS = ['order_id', 'gross_amount']
const ANSWER_FIELDS = [
  'status_code',
  'transaction_status',
  'fraud_status',
  'transaction_id',
  'payment_type',
  'gross_amount',
]

/** Which order and how much. Who pays, and with which card, a merchant may send; it stays out of the audit log. */
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

/** "No such transaction" (nobody has chosen how to pay) and "expired as you wished" are no refusals. */
const NO_REFUSALS = [404, 407]

/** Core answers most refusals over HTTP 200, and says so in the body. */
function isAccepted(status: number, answer: object) {
  const code = 'status_code' in answer ? Number(answer.status_code) : status

  return code < 400 || NO_REFUSALS.includes(code)
}
