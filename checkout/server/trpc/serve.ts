import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { Context } from '../context'
import { log } from '../log'
import { isAway } from './failures'
import { requestUnderWay } from './procedure'
import { webRouter } from './router'

/**
 * Responds to one call per request. Batching is disabled, since no client uses it, and responses
 * are not cacheable.
 */
export const serveProcedures = (request: Request, { createContext, requestId }: Served) =>
  requestUnderWay.run(requestId, () =>
    fetchRequestHandler({
      endpoint: '/api/trpc',
      req: request,
      router: webRouter,
      allowBatching: false,
      createContext,
      // Later failures are logged by `translateErrors`.
      onError: ({ error, ctx }) => {
        if (!ctx && error.code === 'INTERNAL_SERVER_ERROR') log.error({ requestId, err: error.cause }, 'a call failed')
      },
      responseMeta: ({ errors }) => ({
        headers: new Headers({
          'x-request-id': requestId,
          'cache-control': 'no-store',
          ...(errors.some(isAway) && { 'retry-after': '5' }),
        }),
      }),
    }),
  )

type Served = { createContext: () => Promise<Context>; requestId: string }
