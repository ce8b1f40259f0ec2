import { shop } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

export const dynamic = 'force-dynamic'

/** The signed catalogue, byte for byte as it was published, for anybody. */
export async function GET() {
  try {
    const text = await (await shop()).catalogue.published()

    return new Response(text, {
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'public, max-age=60' },
    })
  } catch (error) {
    return Response.json({ code: readFailure(error)?.code ?? 'unavailable' }, { status: 503 })
  }
}
