import { PAYMENT_REQUEST, passed, refused } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { log } from '../log'

/** One request to the gateway as it went out. `status` is missing when no answer came. */
export type GatewayCall = { method: string; address: string; body: unknown; status?: number }

/** By the last word of the address. */
const KINDS: [RegExp, string][] = [
  [/\/status$/, 'status_asked'],
  [/\/refund(\/online\/direct)?$/, 'refund_asked'],
  [/\/(cancel|expire)$/, 'cancel_asked'],
]

/** A page's own address opens the page, and an unanswered request may be answered later: neither is for a trail. */
const PAGE_TOKEN = /(?<=\/transactions\/)[^/]+(?=\/cancel$)/

/** Tells the trail what crossed to the gateway. A trail that cannot be written does not stop a payment. */
export async function noteCall({ method, address, body, status }: GatewayCall) {
  const path = new URL(address).pathname.replace(PAGE_TOKEN, '…')
  const kind = KINDS.find(([ending]) => ending.test(path))?.[1] ?? 'payment_requested'
  const answered = status !== undefined && (status < 400 || status === NOT_KNOWN_YET)
  const message = { method, path, ...(hasContent(body) && { body }), ...(status && { status }) }
  const detail = { crossing: (answered ? passed : refused)(PAYMENT_REQUEST), message }
  const { db } = getDatabase()

  await readNow(db)
    .then((at) => recordEvent(db, { kind, detail, at }))
    .catch((err: unknown) => log.error({ err, kind }, 'a call to the gateway is missing from the audit trail'))
}

/** "No such transaction": the buyer has not chosen how to pay. */
const NOT_KNOWN_YET = 404

const hasContent = (body: unknown): body is Record<string, string> =>
  typeof body === 'object' && body !== null && Object.keys(body).length > 0
