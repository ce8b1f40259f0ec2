import { endpoint } from '@jembatan/http/endpoints'
import { nearestHop, refuse } from '@jembatan/platform/request'
import { callerFor } from '../trpc/create-caller'
import { readRefusal } from '../trpc/failures'
import { ramaiOf } from './visitor'

type MediaFile = { type: string; read: () => Promise<Buffer> }
type Upload = { etag: string; cacheControl: string; find: () => Promise<MediaFile> }

/**
 * A file never changes under its name but may be taken down, so a cached copy must be revalidated.
 */
const REVALIDATED = 'public, no-cache'

/** The policy for a picture or a clip that is opened directly. */
const SHOWN_ALONE =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"

async function answerUpload(request: Request, upload: Upload) {
  try {
    return await answer(request, upload)
  } catch (failure) {
    const refusal = readRefusal(failure)
    if (!refusal) throw failure

    return refuse(request, refusal.code === 'media_taken_down' ? 410 : 404, refusal.code)
  }
}

async function answer(request: Request, { etag, cacheControl, find }: Upload) {
  const { type, read } = await find()
  const cached = {
    etag,
    'cache-control': cacheControl,
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': SHOWN_ALONE,
  }
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers: cached })

  const bytes = await read()
  const headers = { ...cached, 'content-type': type, 'accept-ranges': 'bytes' }
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

/** Some browsers request a clip in pieces. One range is answered; an invalid header is ignored. */
function readRange(header: string | null, length: number): { first: number; last: number } | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)

  return first <= last ? { first, last } : 'none'
}

/** Files of creators' uploads, for everybody who knows their address. */
const published = endpoint(
  'GET',
  '/uploads/[media]/[file]',
  { who: 'anybody', changes: false },
  (request, { media, file }) =>
    answerUpload(request, {
      etag: `"${media}/${file}"`,
      cacheControl: REVALIDATED,
      find: () => {
        const requestId = request.headers.get('x-request-id') ?? ''
        // Without the session, because published files are the same for everybody.
        const { studio } = callerFor({ language: 'id', closed: [], requestId, address: nearestHop(request.headers) })

        return studio.file({ media, file })
      },
    }),
)

/** Files of reported uploads, for operators, also after a takedown. */
const reported = endpoint(
  'GET',
  '/desk/uploads/[case]/[media]/[file]',
  { who: 'operator', refusal: 404, changes: false },
  (request, { case: id, media, file }) =>
    answerUpload(request, {
      etag: `"${media}/${file}"`,
      cacheControl: 'private, no-store',
      find: () => ramaiOf(request).desk.file({ id, media, file }),
    }),
)

export const uploads = [published, reported]
