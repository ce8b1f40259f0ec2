import { refuse } from '@jembatan/platform/request'
import { shopOf } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ shopId: string }> }

/** What of a shop may not be sold, for its merchant: the file that goes along with the letter. */
export async function GET(request: Request, { params }: Context) {
  const { shopId } = await params
  try {
    const list = await shopOf(request).backOffice.blockedGoods.list({ shopId })
    const name = `barang-terblokir-${shopId.replaceAll(/[^a-z0-9-]/g, '')}.csv`
    return new Response(list, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'private, no-store',
      },
    })
  } catch (error) {
    const failure = readFailure(error)
    if (!failure) throw error
    return refuse(request, 404, failure.code)
  }
}
