import { refuse } from '@jembatan/platform/request'
import { ramaiFor } from '@/app/visitor'
import { readRefusal } from '@/server/trpc/caller'

type Asked = { params: Promise<{ media: string; file: string }> }

/** A file never changes under its name. */
const FOREVER = 'public, max-age=31536000, immutable'

/** The files of what creators uploaded, for whoever was shown their address. */
export async function GET(request: Request, { params }: Asked) {
  const requestId = request.headers.get('x-request-id') ?? ''
  const { studio } = await ramaiFor({ language: 'id', closed: [], requestId })
  const found = await studio.file(await params).catch((failure: unknown) => {
    if (!readRefusal(failure)) throw failure
    return undefined
  })
  if (!found) return refuse(request, 404, 'media_gone')

  const { type, bytes } = found
  const headers = { 'content-type': type, 'cache-control': FOREVER, 'accept-ranges': 'bytes' }
  const range = readRange(request.headers.get('range'), bytes.length)
  if (range === 'none') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes.length}` } })
  }
  if (!range) return new Response(new Uint8Array(bytes), { headers })

  return new Response(new Uint8Array(bytes.subarray(range.first, range.last + 1)), {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${range.first}-${range.last}/${bytes.length}` },
  })
}

/** Some browsers ask for a clip by pieces. One range is answered; a header that is none is as if it were not there. */
function readRange(header: string | null, length: number): { first: number; last: number } | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)

  return first <= last ? { first, last } : 'none'
}
