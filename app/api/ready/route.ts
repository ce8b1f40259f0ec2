import { getDatabase } from '@/server/database'
import { getIssuer } from '@/server/handoff/issuer'
import { checkReadiness } from '@/server/health/check-readiness'

export const dynamic = 'force-dynamic'

export async function GET() {
  const readiness = await checkReadiness({ db: getDatabase().db, loadKeys: getIssuer })

  return Response.json(readiness, { status: readiness.ready ? 200 : 503 })
}
