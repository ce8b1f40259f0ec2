import { setTimeout } from 'node:timers/promises'
import { isReadable } from '@jembatan/platform/text'
import { z } from 'zod'
import { getDatabase } from '@/server/database'
import { getEnvironment } from '@/server/environment'
import { parseJson } from '@/server/gateway/parse-object'
import { MOST_BYTES, readBody } from '@/server/gateway/read-body'
import { type Fault, takeFault } from '@/server/simulation/take-fault'
import { requestIdOf } from './request-id'

type Handle = (delayed: boolean) => Promise<Response>

/**
 * Wraps every route of the gateway, so that a simulation can delay, break or drop an answer. Reads
 * the request's order only if a fault is planned.
 */
export async function withFaults(request: Request, anyPlanned: boolean, handle: Handle): Promise<Response> {
  const fault = anyPlanned && getEnvironment().SIM_MODE ? await faultFor(request) : undefined
  if (!fault) return handle(false)

  await setTimeout(fault.milliseconds)
  if (fault.mode === 'http') return failure(fault.status, request)
  const answer = await handle(true)

  return fault.mode === 'lost_response' ? new Response(lostLine()) : answer
}

async function faultFor(request: Request): Promise<Fault | undefined> {
  const { pathname } = new URL(request.url)

  return takeFault(getDatabase().db, {
    call: `${request.method} ${pathname}`,
    orderId: await readOrderId(request.clone()),
  })
}

/** Snap and charge have their order in the body, all others in the path. */
async function readOrderId(request: Request) {
  const text = await readBody(request, MOST_BYTES).catch(() => '')
  const { data } = named.safeParse(parseJson(text))
  const orderId = data?.transaction_details.order_id

  return orderId !== undefined && isReadable(orderId) ? orderId : undefined
}

const named = z.object({ transaction_details: z.object({ order_id: z.string() }) })

function failure(status: number, request: Request) {
  const sentence = 'Sorry, we encountered internal server error. We will fix this soon.'
  const words = new URL(request.url).pathname.startsWith('/snap/')
    ? { error_messages: [sentence] }
    : { status_code: String(status), status_message: sentence }

  return Response.json({ ...words, id: requestIdOf(request) }, { status })
}

/** Breaks the connection before the first byte of the answer, after the work is done. */
const lostLine = () =>
  new ReadableStream({
    // The web server takes this error name for a client disconnect, and only closes the connection.
    start: (answer) => answer.error(new DOMException('The answer was lost.', 'AbortError')),
  })
