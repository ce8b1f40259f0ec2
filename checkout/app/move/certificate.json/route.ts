import { refuse } from '@jembatan/platform/request'
import { shopOf } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

export const dynamic = 'force-dynamic'

/** The signed words of both companies, for whoever wants to prove them. */
export async function GET(request: Request) {
  try {
    return Response.json(await shopOf(request).move.certificate(), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    const failure = readFailure(error)
    if (!failure) throw error
    return refuse(request, 404, failure.code)
  }
}
