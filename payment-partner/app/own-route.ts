import { unstable_rethrow } from 'next/navigation'
import { log } from '@/server/log'
import { requestIdOf } from './request-id'

type Handler<Context> = (request: Request, context: Context) => Promise<Response>

/** A route that is Kasir's own and no part of the gateway: named by the request's id, also where it fails. */
export const ownRoute =
  <Context>(name: string, handle: Handler<Context>): Handler<Context> =>
  async (request, context) => {
    const requestId = requestIdOf(request)
    const response = await handle(request, context).catch((error: unknown) => {
      unstable_rethrow(error)
      log.error({ requestId, err: error }, `${name} failed`)

      return refuse(request, 500, 'failed')
    })
    response.headers.set('x-request-id', requestId)

    return response
  }

/** A refusal that a program reads, beside the gateway's own: a code, and the id under which our log knows the request. */
export const refuse = (request: Request, status: number, error: string) =>
  Response.json({ error, requestId: requestIdOf(request) }, { status, headers: { 'cache-control': 'no-store' } })
