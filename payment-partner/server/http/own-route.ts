import { isDatabaseAway } from '@jembatan/platform/database-away'
import { log } from '@/server/log'
import { requestIdOf } from './request-id'

/** Seconds until a retry, when the database is away. */
export const AGAIN_AFTER = '5'

type Handler<Params> = (request: Request, params: Params) => Promise<Response>

/** A route of Kasir outside the gateway's API. Answers and failures carry the request's id. */
export const ownRoute =
  <Params = unknown>(name: string, handle: Handler<Params>): Handler<Params> =>
  async (request, params) => {
    const requestId = requestIdOf(request)
    const response = await handle(request, params).catch((error: unknown) => {
      if (isDatabaseAway(error)) {
        log.warn({ requestId, err: error }, `${name}: the database is away`)
        const refusal = refuse(request, 503, 'database_away')
        refusal.headers.set('retry-after', AGAIN_AFTER)

        return refusal
      }
      log.error({ requestId, err: error }, `${name} failed`)

      return refuse(request, 500, 'failed')
    })
    response.headers.set('x-request-id', requestId)

    return response
  }

/**
 * A machine-readable refusal outside the gateway's API: a code, and the request id that the log
 * has.
 */
export const refuse = (request: Request, status: number, error: string) =>
  Response.json({ error, requestId: requestIdOf(request) }, { status, headers: { 'cache-control': 'no-store' } })
