import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { getVisitor } from '@/app/visitor'
import { contextFor } from '@/server/trpc/caller'
import { webRouter } from '@/server/trpc/routers'

export const GET = (request: Request) =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: webRouter,
    createContext: async () => contextFor(await getVisitor()),
    responseMeta: () => ({ headers: { 'cache-control': 'no-store' } }),
  })
