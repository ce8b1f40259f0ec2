import { AsyncLocalStorage } from 'node:async_hooks'
import type { Connection } from '@/db/connect'
import { PAYMENT_REQUEST, passed, refused } from '../../audit/crossings'
import type { EventKind } from '../../audit/event-kinds'
import { type AuditEvent, recordEvent } from '../../audit/record-event'
import { readNow } from '../../clock'
import { log } from '../../log'

/** One request to the gateway as sent. `status` is missing when no response came. */
export type GatewayCall = { method: string; address: string; body: unknown; status?: number; answer?: unknown }

export type OnCall = (call: GatewayCall) => Promise<void>

/** Kind by the end of the path. */
const KINDS: [RegExp, EventKind][] = [
  [/\/(status|qr-mpm-query)$/, 'status_asked'],
  [/[/-]refund(\/online\/direct)?$/, 'refund_asked'],
  [/[/-](cancel|expire|delete-va)$/, 'cancel_asked'],
  [/\.csv$/, 'report_asked'],
]

/** The token opens the payment page, so it is not recorded. */
const PAGE_TOKEN = /(?<=\/transactions\/)[^/]+(?=\/cancel$)/

/**
 * Records each gateway call in the audit log: at once, or within `collectCalls` together with the
 * consequences of its response. A failed write is logged and does not stop a payment.
 */
export const recordCallsIn = (db: Connection): OnCall => {
  return async (call) => {
    const event = describeCall(call)
    const collected = collecting.getStore()
    await readNow(db)
      .then((at) => (collected ? void collected.push({ ...event, at }) : recordEvent(db, { ...event, at })))
      .catch((err: unknown) =>
        log.error({ err, kind: event.kind }, 'a call to the gateway is missing from the audit log'),
      )
  }
}

const collecting = new AsyncLocalStorage<AuditEvent[]>()

/**
 * Collects the audit events of gateway calls for the caller to write, whether the calls succeed or
 * fail.
 */
export async function collectCalls<Answer>(call: () => Promise<Answer>) {
  const calls: AuditEvent[] = []
  const [result] = await Promise.allSettled([collecting.run(calls, call)])

  return { result, calls }
}

function describeCall({ method, address, body, status, answer }: GatewayCall) {
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

  return { kind, detail: { crossing, message } }
}

/**
 * Recorded fields of a payment. Not the page's URL, which opens it, nor a signature, which could be
 * replayed.
 */
const RECORDED = [
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

function valuesOf(answer: unknown): Record<string, Record<string, string>> {
  if (!hasContent(answer)) return {}
  const values = Object.entries(answer).filter(([name, value]) => RECORDED.includes(name) && typeof value === 'string')

  return values.length > 0 ? { answer: Object.fromEntries(values) } : {}
}

/**
 * "No such transaction" (the buyer has chosen no method) and "expired as requested" are no
 * refusals.
 */
const NO_REFUSALS = [404, 407]

/** Core sends most refusals over HTTP 200, with the refusal's code in the body. */
function isAccepted(status: number | undefined, answer: unknown) {
  const code = hasContent(answer) && answer.status_code ? Number(answer.status_code) : status

  return code !== undefined && (code < 400 || NO_REFUSALS.includes(code))
}

const hasContent = (body: unknown): body is Record<string, string> =>
  typeof body === 'object' && body !== null && Object.keys(body).length > 0
