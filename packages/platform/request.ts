import { isReadable } from './text'

/** A request of the web's kind, or what Node has of one. */
type Incoming = { headers: Headers; body: AsyncIterable<Uint8Array> | null; signal: AbortSignal }

/**
 * The body as text, or null as soon as it is longer than allowed: the announced length is only the client's claim.
 * @throws {Error} when the caller hung up before all of it had come: Next hands over no body at all then.
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

/** The fields of a plain HTML form; null when the body is not one, or is longer than allowed. */
export async function readForm(request: Request, mostBytes: number): Promise<URLSearchParams | null> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return null
  const body = await readBody(request, mostBytes)

  return body === null ? null : new URLSearchParams(body)
}

/** The server's own address for whoever asks, or what a proxy of ours wrote last. Earlier entries are the client's to invent. */
export const nearestHop = (headers: Pick<Headers, 'get'>) =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'

/** A refusal that a program reads: a code, the id under which our log knows the request, and nothing of the inside. */
export const refuse = (request: Request, status: number, code: string, more: object = {}) =>
  Response.json(
    { error: code, requestId: request.headers.get('x-request-id'), ...more },
    { status, headers: { 'cache-control': 'no-store' } },
  )

const OWN_ORIGIN = 'http://own.invalid'

/**
 * A path of the system's own, query included, for a `Location`; `/` for whatever else. Read as a browser reads it, which drops
 * tabs and line breaks and takes `\` for `/`: to it `/\t/host` is another site.
 */
export function localPath(to: unknown): string {
  if (typeof to !== 'string' || !to.startsWith('/') || !isReadable(to) || !URL.canParse(to, OWN_ORIGIN)) return '/'
  const { origin, pathname, search } = new URL(to, OWN_ORIGIN)

  return origin === OWN_ORIGIN && !pathname.startsWith('//') ? pathname + search : '/'
}
