import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { readVisit } from '@/app/visit'
import { createContext } from '@/server/trpc/caller'
import { appRouter } from '@/server/trpc/router'

const handler = (request: Request) =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: async () => createContext(await readVisit()),
  })

export { handler as GET, handler as POST }
