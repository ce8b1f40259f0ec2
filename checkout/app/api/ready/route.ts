import { shopOf } from '@/app/visit'

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  const readiness = await shopOf(request).readiness()

  return Response.json(readiness, { status: readiness.ready ? 200 : 503 })
}
