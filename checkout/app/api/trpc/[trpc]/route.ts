import { readVisit } from '@/app/visit'
import { createContext } from '@/server/trpc/caller'
import { serveProcedures } from '@/server/trpc/serve'

async function handler(request: Request) {
  const visit = await readVisit()

  return serveProcedures(request, { requestId: visit.requestId, createContext: () => createContext(visit) })
}

export { handler as GET, handler as POST }
