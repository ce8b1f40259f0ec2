import { checkKey, newThrottle } from '@jembatan/audit-log'
import { isDatabaseAway } from '@jembatan/platform/database-away'
import { findInputFault } from '@jembatan/platform/text'
import { z } from 'zod'
import { type AuditEvent, recordEvent, recordThrottled } from '@/server/audit/record-event'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { BodyTooLarge, MOST_BYTES, readBody } from '@/server/gateway/read-body'
import { log } from '@/server/log'
import { describeOutcome, forceOutcome, type Outcome } from '@/server/simulation/force-outcome'
import { NotPossibleNow, UnknownOrder } from '@/server/simulation/refusals'
import { type Steering, steerOrder } from '@/server/simulation/steer-order'
import { AGAIN_AFTER } from './own-route'
import { requestIdOf } from './request-id'

type Database = ReturnType<typeof getDatabase>['db']
type Call<Body> = { body: Body; order: string; now: Date }
type Verb<Body, Db = Database> = (db: Db, call: Call<Body>) => Promise<object>
type Transaction = Parameters<Steering<object>>[0]
type Params = { order?: string }

const FAULTS = { text_unreadable: 'has characters that are no text', nested_too_deep: 'is nested too deeply' }

/** A sentence for the reader, a code for the caller's program. */
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
  ) {
    super(sentence)
  }
}

/**
 * A control of the simulation. Requires the simulation's key, and does not exist outside a
 * simulation.
 */
export const simRoute = <Body>(name: string, schema: z.ZodType<Body>, verb: Verb<Body>) =>
  route(name, schema, async (request, call) => {
    const { db } = getDatabase()
    const answer = await verb(db, { ...call, now: await readNow(db) })
    if (request.method !== 'GET') await recordEvent(db, usage(name, call.order))

    return answer
  })

/** A control on one order. The order's change and the audit event are one commit. */
export const orderRoute = <Body>(name: string, schema: z.ZodType<Body>, verb: Verb<Body, Transaction>) =>
  route(name, schema, (_request, call) =>
    steerOrder(getDatabase().db, usage(name, call.order), (tx, now) => verb(tx, { ...call, now })),
  )

/** A control that forces an outcome of a transaction. */
export const outcomeRoute = (outcome: Outcome) =>
  orderRoute(outcome, z.object({}), async (db, { order, now }) =>
    describeOutcome(await forceOutcome(db, { orderId: order, outcome, now })),
  )

type Run<Body> = (request: Request, call: Omit<Call<Body>, 'now'>) => Promise<object>

function route<Body>(name: string, schema: z.ZodType<Body>, run: Run<Body>) {
  const answer = async (request: Request, { order = '' }: Params) => {
    await admit(request)
    const body = await readJson(request)
    const fault = findInputFault({ ...body, order })
    if (fault) throw new Refused(400, fault.code, `${fault.field || 'body'}: ${FAULTS[fault.code]}`)

    return run(request, { body: schema.parse(body), order })
  }

  return async (request: Request, params: Params = {}) => {
    const requestId = requestIdOf(request)
    const response = await answer(request, params).then(Response.json, (error) => answerTo(error, { name, requestId }))
    response.headers.set('x-request-id', requestId)
    response.headers.set('cache-control', 'no-store')
    if (response.status === 503) response.headers.set('retry-after', AGAIN_AFTER)
    log.info({ requestId, status: response.status }, `simulation: ${name}`)

    return response
  }
}

/** The answer of `/_sim` to an unknown path. */
export const nowhere = async (request: Request) => {
  const requestId = requestIdOf(request)
  const response = refuse(new NoSuchAddress(), requestId)
  response.headers.set('x-request-id', requestId)

  return response
}

class NoSuchAddress extends Refused {
  constructor() {
    super(404, 'not_found', 'No such address.')
  }
}

const refusals = newThrottle()

/** @throws {Refused} outside a simulation, or without its key. */
async function admit(request: Request) {
  const { SIM_MODE, KASIR_SIMULATION_KEY: key } = getEnvironment()
  if (!SIM_MODE || !key) throw new NoSuchAddress()

  const reason = checkKey(request.headers.get('authorization'), key)
  if (reason) {
    const event = { kind: 'simulation_refused', detail: { reason }, at: new Date() } as const
    await recordThrottled(refusals, { db: getDatabase().db, ...event })
    throw new Refused(401, reason, 'The simulation asks for its key: Authorization: Bearer ….')
  }
}

/** Audit event for the use of a control. */
const usage = (control: string, order: string): AuditEvent => ({
  kind: 'simulation_used',
  detail: { control, ...(order && { order }) },
  at: new Date(),
})

const fields = z.record(z.string(), z.unknown())

/**
 * An omitted body is an empty object. Other content types are refused: a foreign page's form could
 * send them.
 */
async function readJson(request: Request) {
  const type = request.headers.get('content-type')
  const text = await readBody(request, MOST_BYTES)
  if (type === null && text === '') return {}
  if (!/^application\/json\s*(;|$)/i.test(type ?? ''))
    throw new Refused(415, 'content_type_unsupported', 'The body must be application/json.')

  return fields.parse(text.trim() === '' ? {} : JSON.parse(text))
}

function answerTo(error: unknown, { name, requestId }: { name: string; requestId: string }) {
  const refused = toRefused(error)
  if (refused) return refuse(refused, requestId)
  log.error({ requestId, err: error }, `simulation: ${name} failed`)

  return refuse(new Refused(500, 'failed', 'The simulation failed; see the log.'), requestId)
}

function toRefused(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error
  if (isDatabaseAway(error)) return new Refused(503, 'database_away', 'The database is away; ask again in a moment.')
  if (error instanceof UnknownOrder) return new Refused(404, 'order_unknown', error.message)
  if (error instanceof NotPossibleNow) return new Refused(409, 'not_possible_now', error.message)
  if (error instanceof BodyTooLarge) return new Refused(413, 'body_too_large', 'The body is larger than 16 kB.')
  if (error instanceof SyntaxError) return new Refused(400, 'body_malformed', 'The body is not JSON.')
  if (error instanceof z.ZodError) return new Refused(400, 'body_invalid', error.issues.map(sentence).join('; '))

  return undefined
}

const sentence = ({ path, message }: z.core.$ZodIssue) => `${path.join('.') || 'body'}: ${message}`

const refuse = ({ status, code, message }: Refused, requestId: string) =>
  Response.json({ error: message, code, requestId }, { status })
