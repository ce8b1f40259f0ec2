import { refuse } from '@jembatan/platform/request'
import { shopOf } from '@/app/visit'
import { readFailure } from '@/server/trpc/caller'

type Asked = { params: Promise<{ media: string; file: string }> }

/** Named by what is in it. */
const HEADERS = {
  'content-type': 'image/avif',
  'cache-control': 'public, max-age=31536000, immutable',
}

/** Pictures that merchants brought; those that the shop was built with are files beside. */
export async function GET(request: Request, { params }: Asked) {
  try {
    return new Response(new Uint8Array(await shopOf(request).catalogue.picture(await params)), { headers: HEADERS })
  } catch (error) {
    const failure = readFailure(error)
    if (!failure) throw error
    return refuse(request, 404, failure.code)
  }
}
