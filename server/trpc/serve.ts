import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { TimelessContext } from '../context'
import { isAway } from './failures'
import { requestUnderWay } from './procedure'
import { webRouter } from './router'

/** The feed sends single calls; no page of ours sends a large batch. */
const LARGEST_BATCH = 10

/** Answers browsers' calls over HTTP. */
export const answerProcedures = (request: Request, createContext: () => Promise<TimelessContext>) =>
  requestUnderWay.run(request.headers.get('x-request-id') ?? '', () =>
    fetchRequestHandler({
      endpoint: '/api/trpc',
      req: request,
      router: webRouter,
      createContext,
      maxBatchSize: LARGEST_BATCH,
      responseMeta: ({ errors }) => ({
        headers: new Headers({ 'cache-control': 'no-store', ...(errors.some(isAway) && { 'retry-after': '5' }) }),
      }),
    }),
  )
