import type { Connection } from '@/db/connect'
import { PAYMENT_REQUEST, passed, refused } from '../../audit/crossings'
import { recordEvent } from '../../audit/record-event'
import { readNow } from '../../clock'
import { log } from '../../log'

/** One request to the gateway as it went out. `status` is missing when no answer came. */
export type GatewayCall = { method: string; address: string; body: unknown; status?: number; answer?: unknown }

export type OnCall = (call: GatewayCall) => Promise<void>

/** By the end of the path. */
const KINDS: [RegExp, string][] = [
  [/\/status$/, 'status_asked'],
  [/\/refund(\/online\/direct)?$/, 'refund_asked'],
  [/\/(cancel|expire)$/, 'cancel_asked'],
  [/\.csv$/, 'report_asked'],
]

/** The token opens the payment page, so it is not recorded. */
const PAGE_TOKEN = /(?<=\/transactions\/)[^/]+(?=\/cancel$)/

/** Records each call to the gateway in the audit log. A write that fails is logged and does not stop a payment. */
export const recordCallsIn = (db: Connection): OnCall => {
  return async ({ method, address, body, status, answer }) => {
    const path = new URL(address).pathname.replace(PAGE_TOKEN, '…')
    const kind = KINDS.find(([ending]) => ending.test(path))?.[1] ?? 'payment_requested'
    const message = {
      method,
      path,
      ...(hasContent(body) && { body }),
      ...(status && { status }),
      ...valuesOf(answer),
    }
    const crossing = (isAccepted(status, answer) ? passed : refused)(PAYMENT_REQUEST)

    await readNow(db)
      .then((at) => recordEvent(db, { kind, detail: { crossing, message }, at }))
      .catch((err: unknown) => log.error({ err, kind }, 'a call to the gateway is missing from the audit log'))
  }
}

/** Values of a payment. Not the page's address, which opens it, nor a signature, which can be sent again. */
const RECORDED = ['status_code', 'transaction_status', 'fraud_status', 'transaction_id', 'payment_type', 'gross_amount']

function valuesOf(answer: unknown): Record<string, Record<string, string>> {
  if (!hasContent(answer)) return {}
  const values = Object.entries(answer).filter(([name, value]) => RECORDED.includes(name) && typeof value === 'string')

  return values.length > 0 ? { answer: Object.fromEntries(values) } : {}
}

/** "No such transaction" (the buyer has not chosen how to pay) and "expired as requested" are no refusals. */
const NO_REFUSALS = [404, 407]

/** Core answers most refusals over HTTP 200, with the refusal's code in the body. */
function isAccepted(status: number | undefined, answer: unknown) {
  const code = hasContent(answer) && answer.status_code ? Number(answer.status_code) : status

  return code !== undefined && (code < 400 || NO_REFUSALS.includes(code))
}

const hasContent = (body: unknown): body is Record<string, string> =>
  typeof body === 'object' && body !== null && Object.keys(body).length > 0
