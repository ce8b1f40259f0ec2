import { shop } from '@/app/visit'

export const dynamic = 'force-dynamic'

export async function GET() {
  const readiness = await (await shop()).readiness()

  return Response.json(readiness, { status: readiness.ready ? 200 : 503 })
}
