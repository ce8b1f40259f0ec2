import { z } from 'zod'
import { recordEvent } from '@/server/audit/record-event'
import { readNow } from '@/server/clock'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { BodyTooLarge, readBody } from '@/server/gateway/read-body'
import { log } from '@/server/log'
import { NotPossibleNow, UnknownOrder } from '@/server/simulation/refusals'

type Database = ReturnType<typeof getDatabase>['db']
type Call<Body> = { body: Body; order: string; now: Date }
type Verb<Body> = (db: Database, call: Call<Body>) => Promise<object>
/** Next gives no parameters to an address that has none. */
type Context = { params?: Promise<{ order?: string }> }

const MOST_BYTES = 16 * 1024

/** A control of the simulation: what comes in, which verb. Where nothing is simulated there is no such address. */
export function simRoute<Body>(name: string, schema: z.ZodType<Body>, verb: Verb<Body>) {
  const run = async (request: Request, { params }: Context) => {
    const { db } = getDatabase()
    const { order = '' } = (await params) ?? {}
    const body = schema.parse(await readJson(request))
    const answer = await verb(db, { body, order: decode(order), now: await readNow(db) })
    if (request.method !== 'GET') await recordUse(db, name, decode(order))

    return answer
  }

  return async (request: Request, context: Context) => {
    if (!getEnvironment().SIM_MODE) return refuse(404, 'No such address.')

    const requestId = crypto.randomUUID()
    const response = await run(request, context).then(Response.json, (error) => answerTo(error, { name, requestId }))
    response.headers.set('x-request-id', requestId)
    log.info({ requestId, status: response.status }, `simulation: ${name}`)

    return response
  }
}

/** Whoever steers a simulation leaves a record of it. */
const recordUse = (db: Database, control: string, order: string) =>
  recordEvent(db, { kind: 'simulation_used', detail: { control, ...(order && { order }) }, at: new Date() })

/** A body may be left out: then it is an empty object. */
async function readJson(request: Request): Promise<unknown> {
  const text = await readBody(request, MOST_BYTES)

  return text.trim() === '' ? {} : JSON.parse(text)
}

function answerTo(error: unknown, { name, requestId }: { name: string; requestId: string }) {
  if (error instanceof UnknownOrder) return refuse(404, error.message)
  if (error instanceof NotPossibleNow) return refuse(409, error.message)
  if (error instanceof BodyTooLarge) return refuse(413, 'The body is larger than 16 kB.')
  if (error instanceof SyntaxError) return refuse(400, 'The body is not JSON.')
  if (error instanceof z.ZodError) return refuse(400, error.issues.map(sentence).join('; '))
  log.error({ requestId, err: error }, `simulation: ${name} failed`)

  return refuse(500, 'The simulation failed; see the log.')
}

const sentence = ({ path, message }: z.core.$ZodIssue) => `${path.join('.') || 'body'}: ${message}`

const refuse = (status: number, error: string) => Response.json({ error }, { status })

function decode(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
