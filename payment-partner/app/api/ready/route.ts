import { getDatabase } from '@/server/database'
import { checkReadiness } from '@/server/readiness/check-readiness'

export const dynamic = 'force-dynamic'

export async function GET() {
  const readiness = await checkReadiness(getDatabase().db)

  return Response.json(readiness, { status: readiness.ready ? 200 : 503 })
}
