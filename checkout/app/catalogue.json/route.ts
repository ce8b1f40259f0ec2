import { refuse } from '@jembatan/platform/request'
import { shopOf } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

export const dynamic = 'force-dynamic'

/** The signed catalogue, byte for byte as it was published, for anybody. */
export async function GET(request: Request) {
  try {
    const text = await shopOf(request).catalogue.published()

    return new Response(text, {
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=60' },
    })
  } catch (error) {
    return refuse(request, 503, readFailure(error)?.code ?? 'unavailable')
  }
}
