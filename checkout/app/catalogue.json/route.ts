import { readRequestId, shop } from '@/app/visit'
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
    const refusal = { code: readFailure(error)?.code ?? 'unavailable', requestId: await readRequestId() }

    return Response.json(refusal, { status: 503, headers: { 'cache-control': 'no-store' } })
  }
}
