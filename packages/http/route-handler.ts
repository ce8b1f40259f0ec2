import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** The decoded parameters of a pattern, such as `id` of `/v2/[id]/status`. */
export type Params = Record<string, string>

export type Answer<Named = Params> = (request: Request, params: Named) => Response | Promise<Response>

type Call = { request: IncomingMessage; response: ServerResponse; params: Params; leaving: AbortSignal }

/**
 * Headers of a response to a program. Opened as a page, it may load and run nothing. A handler's
 * own headers override these.
 */
const FOR_PROGRAMS = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  // The same policy as pages: without it, the redirect of a form would separate a window from those
  // that it opened.
  'cross-origin-opener-policy': 'same-origin',
}

/**
 * Writes a handler's response. An event stream is passed through until `leaving` aborts. A response
 * with `x-accel-buffering: no` is passed through to its end. Every other response is buffered and
 * written whole.
 */
export async function answerWith(handler: Answer, { request, response, params, leaving }: Call) {
  const disconnected = signalOfDisconnect(response)
  const answer = await handler(toRequest(request, disconnected), params)
  const { body } = answer
  if (body && answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    writeHead(answer, response)
    return passOn(eventsOf(body, leaving), response)
  }
  if (body && answer.headers.get('x-accel-buffering') === 'no') {
    writeHead(answer, response)
    return passOn(piecesOf(body, disconnected), response)
  }

  const whole = await readWhole(answer)
  // A handler that aborts its body before the first byte closes the connection.
  if (!whole) return response.destroy()
  writeHead(answer, response)
  if (request.method === 'HEAD' || !body) return response.end()

  return response.setHeader('content-length', whole.length).end(whole)
}

/** Aborts when the caller disconnects before the response is complete. */
function signalOfDisconnect(response: ServerResponse) {
  const disconnect = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) disconnect.abort()
  })

  return disconnect.signal
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', url = '/' } = incoming
  const headers = Object.entries(incoming.headers).flatMap(([name, values = []]) =>
    [values].flat().map((value): [string, string] => [name, value]),
  )
  const bodiless = method === 'GET' || method === 'HEAD'
  const body = bodiless ? undefined : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>)
  // A streamed body needs `duplex`, which the types of this Node version lack.
  const streamed: RequestInit & { duplex: 'half' } = { method, headers, body, signal, duplex: 'half' }

  return new Request(`${incoming.headers['x-forwarded-proto'] ?? 'http'}://${incoming.headers.host}${url}`, streamed)
}

function writeHead(answer: Response, response: ServerResponse) {
  response.statusCode = answer.status
  for (const [name, value] of Object.entries(FOR_PROGRAMS)) response.setHeader(name, value)
  for (const [name, value] of answer.headers)
    if (name === 'set-cookie') response.appendHeader(name, value)
    else response.setHeader(name, value)
}

/**
 * Milliseconds until the reader of an ended stream reconnects. Another process then sends the
 * current state.
 */
const RETRY = 'retry: 500\n\n'

async function passOn(pieces: AsyncIterable<Uint8Array | string>, response: ServerResponse) {
  response.flushHeaders()
  await pipeline(pieces, response).catch((error: NodeJS.ErrnoException) => {
    // The error of a stream whose reader has disconnected.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

/** Yields the events, then the retry delay when this process leaves. */
async function* eventsOf(body: ReadableStream<Uint8Array>, leaving: AbortSignal) {
  yield* piecesOf(body, leaving)
  if (leaving.aborted) yield RETRY
}

/** Yields pieces until `until` aborts, then cancels the body so that its source stops. */
async function* piecesOf(body: ReadableStream<Uint8Array>, until: AbortSignal) {
  const reader = body.getReader()
  const ended = new AbortController()
  const over = once(until, 'abort', { signal: ended.signal }).catch(() => {})
  try {
    while (!until.aborted) {
      const next = await Promise.race([reader.read(), over])
      if (!next || Array.isArray(next) || next.done) return
      yield next.value
    }
  } finally {
    ended.abort()
    await reader.cancel()
  }
}

async function readWhole(answer: Response) {
  try {
    return Buffer.from(await answer.arrayBuffer())
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return undefined
    throw error
  }
}
