import { visitOf } from '@/app/visit'
import { createContext } from '@/server/trpc/caller'
import { serveProcedures } from '@/server/trpc/serve'

function handler(request: Request) {
  const visit = visitOf(request)

  return serveProcedures(request, { requestId: visit.requestId, createContext: () => createContext(visit) })
}

export { handler as GET, handler as POST }
