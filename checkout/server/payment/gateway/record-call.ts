import type { Connection } from '@/db/connect'
import { PAYMENT_REQUEST, passed, refused } from '../../audit/crossings'
import { recordEvent } from '../../audit/record-event'
import { readNow } from '../../clock'
import { log } from '../../log'

/** One request to the gateway as it went out. `status` is missing when no answer came. */
export type GatewayCall = { method: string; address: string; body: unknown; status?: number; answer?: unknown }

export type OnCall = (call: GatewayCall) => Promise<void>

/** By the last words of the address. */
const KINDS: [RegExp, string][] = [
  [/\/status$/, 'status_asked'],
  [/\/refund(\/online\/direct)?$/, 'refund_asked'],
  [/\/(cancel|expire)$/, 'cancel_asked'],
  [/\.csv$/, 'report_asked'],
]

/** A page's own address opens the page: it is not for a trail. */
const PAGE_TOKEN = /(?<=\/transactions\/)[^/]+(?=\/cancel$)/

/** Tells the trail what crossed to the gateway. A trail that cannot be written does not stop a payment. */
export const recordCallsIn = (db: Connection): OnCall => {
  return async ({ method, address, body, status, answer }) => {
    const path = new URL(address).pathname.replace(PAGE_TOKEN, '…')
    const kind = KINDS.find(([ending]) => ending.test(path))?.[1] ?? 'payment_requested'
    const message = {
      method,
      path,
      ...(hasContent(body) && { body }),
      ...(status && { status }),
      ...tellAnswer(answer),
    }
    const crossing = (isYes(status, answer) ? passed : refused)(PAYMENT_REQUEST)

    await readNow(db)
      .then((at) => recordEvent(db, { kind, detail: { crossing, message }, at }))
      .catch((err: unknown) => log.error({ err, kind }, 'a call to the gateway is missing from the audit trail'))
  }
}

/** Facts of a payment. Not the page's address, which opens it, nor a signature, which can be sent again. */
const TOLD = ['status_code', 'transaction_status', 'fraud_status', 'transaction_id', 'payment_type', 'gross_amount']

function tellAnswer(answer: unknown): Record<string, Record<string, string>> {
  if (!hasContent(answer)) return {}
  const told = Object.entries(answer).filter(([name, fact]) => TOLD.includes(name) && typeof fact === 'string')

  return told.length > 0 ? { answer: Object.fromEntries(told) } : {}
}

/** "No such transaction" (the buyer has not chosen how to pay) and "expired as you wished" are no refusals. */
const NO_REFUSALS = [404, 407]

/** Core answers most refusals over HTTP 200, and says so in the body. */
function isYes(status: number | undefined, answer: unknown) {
  const code = hasContent(answer) && answer.status_code ? Number(answer.status_code) : status

  return code !== undefined && (code < 400 || NO_REFUSALS.includes(code))
}

const hasContent = (body: unknown): body is Record<string, string> =>
  typeof body === 'object' && body !== null && Object.keys(body).length > 0
