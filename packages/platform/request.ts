import { isReadable } from './text'

/** A web Request, or the equivalent parts of a Node request. */
type Incoming = { headers: Headers; body: AsyncIterable<Uint8Array> | null; signal: AbortSignal }

/**
 * Returns the body as text, or null as soon as it exceeds the limit. The announced length is only
 * the client's claim.
 * @throws {Error} when the client disconnected before the body was complete: Next then provides no
 * body.
 */
export async function readBody(request: Incoming, mostBytes: number): Promise<string | null> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > mostBytes) return null
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) return null
    chunks.push(chunk)
  }
  if (bytes < announced || (request.body === null && request.signal.aborted))
    throw new Error('The caller hung up before the whole body had come.')

  return Buffer.concat(chunks).toString('utf8')
}

/**
 * Returns the fields of a plain HTML form; null when the body is not a form or exceeds the limit.
 */
export async function readForm(request: Request, mostBytes: number): Promise<URLSearchParams | null> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return null
  const body = await readBody(request, mostBytes)

  return body === null ? null : new URLSearchParams(body)
}

/**
 * Returns the caller's address: the last entry of `x-forwarded-for`, which our server or its proxy
 * wrote. The client may have forged earlier entries.
 */
export const nearestHop = (headers: Pick<Headers, 'get'>) =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'

/** A refusal for programs: a code and the request id of our log, without internals. */
export const refuse = (request: Request, status: number, code: string, more: object = {}) =>
  Response.json(
    { error: code, requestId: request.headers.get('x-request-id'), ...more },
    { status, headers: { 'cache-control': 'no-store' } },
  )

const OWN_ORIGIN = 'http://own.invalid'

/**
 * Returns a path of this system, with its query, for a `Location` header; `/` for anything else.
 * Parses it like a browser, which drops tabs and line breaks and reads `\` as `/`: to a browser
 * `/\t/host` is another site.
 */
export function localPath(to: unknown): string {
  if (typeof to !== 'string' || !to.startsWith('/') || !isReadable(to) || !URL.canParse(to, OWN_ORIGIN)) return '/'
  const { origin, pathname, search } = new URL(to, OWN_ORIGIN)

  return origin === OWN_ORIGIN && !pathname.startsWith('//') ? pathname + search : '/'
}
