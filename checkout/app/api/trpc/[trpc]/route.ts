import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { readVisit } from '@/app/visit'
import { createContext } from '@/server/trpc/caller'
import { appRouter } from '@/server/trpc/router'

function handler(request: Request) {
  const requestId = crypto.randomUUID()

  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: async () => createContext(await readVisit(requestId)),
    responseMeta: () => ({ headers: new Headers({ 'x-request-id': requestId }) }),
  })
}

export { handler as GET, handler as POST }
