import { newThrottle } from '@jembatan/audit-log'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { findInputFault } from '@jembatan/platform/text'
import type { SQL } from 'drizzle-orm'
import { PAYMENT_REQUEST, refused } from '@/server/audit/crossings'
import { describeCall } from '@/server/audit/describe-call'
import { type AuditEvent, recordEvent, recordThrottled } from '@/server/audit/record-event'
import { ELSEWHERE, matchPattern } from '@/server/audit/route-pattern'
import { getDatabase } from '@/server/database'
import { parseJson } from '@/server/gateway/parse-object'
import { BodyTooLarge, MOST_BYTES, readBody } from '@/server/gateway/read-body'
import { RequestRefused } from '@/server/gateway/request-refused'
import { answerOnce, type GatewayAnswer, LONGEST_KEY } from '@/server/idempotency/answer-once'
import { log } from '@/server/log'
import { type Arrival, byServerKey, type Merchant, readArrival } from '@/server/merchant/authenticate'
import { confirmServerKey } from '@/server/merchant/confirm-server-key'
import type { Described } from '@/server/payment/describe-payment'
import type { Source } from '@/server/payment/payment'
import { withFaults } from './gateway-faults'
import { AGAIN_AFTER } from './own-route'
import { requestIdOf } from './request-id'

type Database = ReturnType<typeof getDatabase>['db']
type Params = Record<string, string>

/** One authenticated call. `text` is the unparsed body, empty if there is none. */
export type Call = {
  db: Database
  merchant: Merchant
  now: Date
  /** The transaction, page or card in the path. */
  id: string
  /** The interface that the transaction in the path was charged through. */
  source: Source
  query: URLSearchParams
  headers: Headers
  text: string
  /** The transaction in the path, for routes that read it. */
  payment?: Described
  /** Audit event of an answer, for a verb that records it together with its change. */
  eventOf: (answer: GatewayAnswer) => AuditEvent | undefined
}

/** Each interface's wording of answers that do not depend on the verb. */
export type Face = {
  unauthorized: () => GatewayAnswer
  tooLarge: () => GatewayAnswer
  stillRunning: () => GatewayAnswer
  failed: () => GatewayAnswer
  refused: (refusal: RequestRefused) => GatewayAnswer
  isSuccess: (answer: GatewayAnswer) => boolean
}

export type Gateway = {
  name: string
  face: Face
  verb: (call: Call) => Promise<GatewayAnswer>
  /** Condition that finds the merchant by its key; the server key by default. */
  who?: (request: Request) => SQL
  /** Whether an `Idempotency-Key` applies to this request. */
  oncePerKey?: (text: string) => boolean
  /** Lifetime of an idempotent answer, if it differs from Core's. */
  keptSeconds?: number
  /** Reads the transaction in the path together with the caller, in one statement. */
  readsPayment?: boolean
}

/**
 * The gateway's only entry point: names, reads, authenticates and answers each call once, and logs
 * it without secrets.
 */
export function gatewayRoute(gateway: Gateway) {
  return async (request: Request, params: Params = {}) => {
    const requestId = requestIdOf(request)
    // The real gateway answers the same 500, *please retry*; a header adds when.
    let isAway = false
    const fail = (error: unknown) => {
      isAway = isDatabaseAway(error)
      if (isAway) log.warn({ requestId, err: error }, `${gateway.name}: the database is away`)
      else log.error({ requestId, err: error }, `${gateway.name} failed`)

      return gateway.face.failed()
    }
    const respond = async () => {
      const [id = ''] = Object.values(params)
      const { db } = getDatabase()
      const read = () =>
        readArrival(db, {
          who: (gateway.who ?? byKey)(request),
          payment: gateway.readsPayment ? id : undefined,
          source: sourceOf(request),
        })
      const arrive = async () => {
        const arrival = await read()
        const call = { merchant: arrival.merchant, authorization: request.headers.get('authorization') }

        return (await confirmServerKey(db, call)) ? read() : arrival
      }
      const arrival = await arrive()

      return withFaults(request, arrival.faultPlanned, async (delayed) => {
        const received = { requestId, id, arrival: delayed ? await arrive() : arrival }
        const response = toResponse(await answer(gateway, request, received).catch(fail), requestId)
        // Tells the merchant Kasir's time, in the standard header.
        response.headers.set('date', received.arrival.now.toUTCString())
        return response
      })
    }
    const response = await respond().catch((error) => toResponse(fail(error), requestId))
    response.headers.set('x-request-id', requestId)
    if (isAway) response.headers.set('retry-after', AGAIN_AFTER)

    return response
  }
}

/**
 * Core's refusals have an id. Those of the other interfaces get the request id, which the log has;
 * BI-SNAP's in the part that its standard leaves open.
 */
function toResponse(answer: GatewayAnswer, requestId: string) {
  const id = idOf(answer, requestId)

  return Response.json(id ? { ...answer.body, ...id } : answer.body, { status: answer.status })
}

function idOf(answer: GatewayAnswer, requestId: string) {
  if (answer.status >= 400 && 'responseCode' in answer.body) return { additionalInfo: { requestId } }

  return isRefusal(answer) ? { id: requestId } : undefined
}

const isRefusal = ({ status, body }: GatewayAnswer) =>
  ('id' in body && 'status_code' in body) ||
  'error_messages' in body ||
  (status >= 400 && ('errors' in body || 'status_message' in body))

type Received = { requestId: string; id: string; arrival: Arrival }

async function answer(
  gateway: Gateway,
  request: Request,
  { requestId, ...received }: Received,
): Promise<GatewayAnswer> {
  const { name, face } = gateway
  try {
    const call = await readCall(request, received)
    if (!call) {
      await recordStranger(request)
      return face.unauthorized()
    }

    const response = await answerOrRefuse(gateway, request.method, call)
    if (!response.recorded) await recordCall(call, response)
    log.info({ requestId, merchantId: call.merchant.id, status: response.status, ...codeOf(response) }, name)

    return response
  } catch (error) {
    if (error instanceof BodyTooLarge) return face.tooLarge()
    throw error
  }
}

const strangers = newThrottle()

/** Records a call whose key belongs to no merchant. */
export async function recordStranger({ method, url }: Request) {
  const path = matchPattern(new URL(url).pathname)?.pattern ?? ELSEWHERE
  const detail = { reason: 'key_unknown', crossing: refused(PAYMENT_REQUEST), message: { method, path, status: 401 } }

  await recordThrottled(strangers, { db: getDatabase().db, kind: 'call_refused', detail, at: new Date() })
}

async function answerOrRefuse(gateway: Gateway, method: string, call: Call) {
  try {
    refuseFaulty(call)

    return await answerCall(gateway, method, call)
  } catch (error) {
    if (error instanceof RequestRefused) return gateway.face.refused(error)
    throw error
  }
}

const READ_HEADERS = ['idempotency-key', 'x-idempotency-key', 'x-override-notification', 'x-append-notification']

const FAULTS = {
  text_unreadable: 'contains characters that are not allowed',
  nested_too_deep: 'is nested too deeply',
}

/** @throws {RequestRefused} naming a field that can be neither stored nor shown. */
function refuseFaulty({ id, query, headers, text }: Call) {
  const readHeaders = Object.fromEntries(READ_HEADERS.map((name) => [name, headers.get(name)]))
  const fault = findInputFault({ ...readHeaders, ...Object.fromEntries(query), id }) ?? findInputFault(parseJson(text))
  if (fault) throw new RequestRefused([`${fault.field || 'request'} ${FAULTS[fault.code]}`])
}

/** A failure to record must not fail a payment. */
export async function recordCall({ db, eventOf }: Pick<Call, 'db' | 'eventOf'>, answer: GatewayAnswer) {
  const event = eventOf(answer)
  if (!event) return

  await recordEvent(db, event).catch((err: unknown) => log.error({ err, kind: event.kind }, 'audit event not recorded'))
}

/** Describes the answers to a request for the audit log. */
export const describing =
  ({ method, url }: Pick<Request, 'method' | 'url'>, { text, now }: Pick<Call, 'text' | 'now'>): Call['eventOf'] =>
  ({ status, body }) => {
    const described = describeCall({ method, address: url, text, status, answer: body })

    return described && { ...described, at: now }
  }

/** A merchant that mixes the interfaces names the one of the transaction. */
const sourceOf = ({ headers }: Request): Source =>
  headers.get('transaction-source') === 'SNAP_API' ? 'bi_snap' : 'core'

const byKey = (request: Request) => byServerKey(request.headers.get('authorization'))

async function readCall(
  request: Request,
  { id, arrival: { merchant, now, payment } }: Omit<Received, 'requestId'>,
): Promise<Call | undefined> {
  const text = request.method === 'GET' ? '' : await readBody(request, MOST_BYTES)
  if (!merchant) return undefined

  return {
    db: getDatabase().db,
    merchant,
    now,
    id,
    source: sourceOf(request),
    query: new URL(request.url).searchParams,
    headers: request.headers,
    text,
    payment,
    eventOf: describing(request, { text, now }),
  }
}

async function answerCall(
  { face, verb, oncePerKey, keptSeconds }: Gateway,
  method: string,
  call: Call,
): Promise<GatewayAnswer> {
  const key = call.headers.get('idempotency-key')
  if (method !== 'POST' || !key || !oncePerKey?.(call.text)) return verb(call)
  if (key.length > LONGEST_KEY)
    throw new RequestRefused([`Idempotency-Key is too long (maximum is ${LONGEST_KEY} characters)`])

  const { db, merchant, now } = call
  const isSuccess = face.isSuccess
  const stored = await answerOnce(db, {
    merchantId: merchant.id,
    key,
    now,
    keptSeconds,
    isSuccess,
    run: () => verb(call),
  })

  return stored ?? face.stillRunning()
}

const codeOf = ({ body }: GatewayAnswer) => ('status_code' in body ? { statusCode: body.status_code } : {})
