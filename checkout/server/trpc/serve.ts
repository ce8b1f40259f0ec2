import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { Context } from '../context'
import { log } from '../log'
import { isAway } from './failures'
import { requestUnderWay } from './procedure'
import { webRouter } from './router'

/** Answers a call over HTTP. Nobody batches, so nothing is answered but one call a request, and nothing may be kept. */
export const serveProcedures = (request: Request, { createContext, requestId }: Served) =>
  requestUnderWay.run(requestId, () =>
    fetchRequestHandler({
      endpoint: '/api/trpc',
      req: request,
      router: webRouter,
      allowBatching: false,
      createContext,
      // What fails later is logged where it is translated.
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
