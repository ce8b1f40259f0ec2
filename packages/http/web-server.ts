import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import next from 'next'
import { builtFiles, folderOfBuild, type Handle } from './built-files'
import { answerEndpoints, type Endpoint } from './endpoints'
import { fewerBytes } from './fewer-bytes'
import { listenOrEnd } from './listen'
import { openMetricsEndpoint } from './metrics-endpoint'
import { keepOwnFont, ownFont } from './own-font'
import { DATABASE_AWAY, describeRefusal, type Words } from './refusal-page'
import { METHODS, parseRegister } from './register'
import {
  type Admitted,
  acceptsPages,
  BODY_TOO_LARGE,
  createRequestGuard,
  NOT_FOUND,
  type Refusal,
  type RequestGuardSettings,
  UNLISTED,
} from './request-guard'
import { requestRecorder, startTelemetry, stopTelemetry } from './telemetry'
import { awaitAction, orUnavailable, refuseInstead } from './unavailable'
import { warmUp } from './warm-up'

type WebServer = {
  dir: string
  /** The system's name, for its metrics. */
  system: string
  /** Whether Next compiles pages on demand. */
  development: boolean
  /**
   * Read before the first request. An error's message must say what to set: nothing else is
   * printed.
   */
  guard: () => Omit<RequestGuardSettings, 'endpoints' | 'development'> & {
    /** The system's `endpoints.json`; everything else is refused. */
    register: unknown
    /** The endpoint for spans; absent without tracing. */
    collector?: string | undefined
    /** The address and key of the metrics endpoint; absent without metrics. */
    metrics?: { address: string | undefined; key: string | undefined }
  }
  /** The handlers of all addresses in the register that are not pages. */
  endpoints: Endpoint[]
  /**
   * Called before the first request. The returned function sees each admitted request first, and
   * returns true when it has answered it.
   */
  before?: () => AskFirst
  /**
   * Sets the security headers of each page before Next answers. A page reads the request headers
   * that this adds.
   */
  beforePage: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  onRefused: (refused: Named & Pick<Refusal, 'code' | 'status'> & { method: string }) => void
  /** Called for failures outside Next; Next reports its own. */
  onFailed: (failed: Named & { err: unknown }) => void
  /**
   * The page in the caller's language while the database is unavailable; by default in both
   * languages.
   */
  sayUnavailable?: (headers: IncomingHttpHeaders) => Words
  /**
   * The page in the caller's language for a form that is too large; by default both languages say
   * that it was refused.
   */
  sayTooLarge?: (headers: IncomingHttpHeaders) => Words | undefined
  /** The legally required contacts, for pages that are written without Next. */
  contacts?: string[]
  /** Returns whether a failure means that the database is unavailable. */
  isUnavailable?: (err: unknown) => boolean
  /**
   * Milliseconds after which a response that has not begun is given up, by pattern of the endpoint;
   * undefined for no limit.
   */
  answerWithin: (pattern: string) => number | undefined
}

type AskFirst = (...args: Parameters<Handle>) => Promise<boolean>

type Named = Pick<Admitted, 'requestId' | 'pattern'>

/**
 * Runs a system's web server: Next behind the request guard. `--host` and `--port` set the address
 * (by default this machine and the origin's port).
 *
 * Ends on SIGTERM and SIGINT after the running requests. With `--drain` it answers for so many
 * seconds more, while its health endpoint reports that it leaves and load balancers turn away.
 */
export async function serve({ dir, system, endpoints, guard, before, ...server }: WebServer): Promise<void> {
  const { beforePage, development, ...listener } = server
  const { collector, openMetrics, ...settings } = readSettings(guard)
  startTelemetry({ system, part: 'web', collector })
  await openMetrics()
  const { host, port, drainSeconds } = readArguments(settings)
  const admit = createRequestGuard({ ...settings, development })
  const httpServer = createServer(PATIENCE)
  const app = next({
    dir,
    dev: development,
    hostname: host,
    port,
    // Only the bundler uses WebSockets, so in production Next gets a server that never listens.
    httpServer: development ? httpServer : createServer(),
  })
  await app.prepare()
  const askFirst = before?.()
  const answerByNext = app.getRequestHandler()
  const pages: Handle = (request, response, { pattern, onFailed }) => {
    // Next preloads no font for its page for unknown addresses.
    if (pattern === UNLISTED) response.setHeader('link', ownFont().header)
    if (request.method === 'POST') awaitAction(String(response.getHeader('x-request-id')))
    beforePage(request, response)
      .then(() => answerByNext(request, response))
      .catch(onFailed)
  }
  const answers = answerEndpoints(endpoints, pages)
  // In development Next compiles on demand and serves its files itself.
  const handle = development
    ? answers
    : await fromBuild({ build: await folderOfBuild(dir), pages: answers, ...settings })

  const answering = answerBehind(httpServer, {
    admit,
    handle: askFirst ? behind(askFirst, handle) : handle,
    ...listener,
  })
  await listenOrEnd(httpServer, { host, port })
  endOnSignal(httpServer, { ...answering, drainSeconds, close: () => app.close() })
}

const behind =
  (askFirst: AskFirst, handle: Handle): Handle =>
  (...args) => {
    const [, , { onFailed }] = args
    askFirst(...args).then((answered) => answered || handle(...args), onFailed)
  }

async function fromBuild({ build, pages, origin }: { build: string; pages: Handle; origin: string }) {
  const handle = builtFiles(build, pages)
  keepOwnFont(await warmUp({ handle, origin }))

  return handle
}

/**
 * Timeouts for headers of 16 kB and a body of 2 MB. They stop a client from holding a connection by
 * sending a byte a minute.
 */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the idle timeout of a proxy in front, so that the proxy closes first and never
  // sends into a closed connection.
  keepAliveTimeout: 65_000,
  // The request guard refuses a missing host.
  requireHostHeader: false,
}

type Listener = Omit<
  WebServer,
  'dir' | 'guard' | 'endpoints' | 'system' | 'development' | 'beforePage' | 'answerWithin'
> & {
  answerWithin?: WebServer['answerWithin']
  admit: ReturnType<typeof createRequestGuard>
  handle: Handle
}

/** Load balancers read here whether this process accepts requests. */
const HEALTH = '/api/health'

/**
 * Handles or refuses each request, including one that Node cannot parse and would answer without a
 * request id. Returns two functions that end it. `leave` makes the health endpoint refuse, closes
 * each connection after its response and ends the streams. `breakOff` ends the connections that
 * remain.
 */
export function answerBehind(server: Server, { admit, handle, onRefused, onFailed, contacts, ...listener }: Listener) {
  const underWay = new WeakMap<Duplex, ServerResponse>()
  const open = new Set<ServerResponse>()
  const leaving = new AbortController()
  // Each stream adds one listener.
  setMaxListeners(0, leaving.signal)
  const compress = fewerBytes()
  const record = requestRecorder()
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    underWay.set(request.socket, response)
    open.add(response)
    response.once('close', () => open.delete(response))
    if (leaving.signal.aborted) response.shouldKeepAlive = false
    const admitted = admit(request)
    const { requestId, pattern } = admitted
    response.setHeader('x-request-id', requestId)
    // The log contains no text of a client, including an unknown method.
    const method = METHODS.find((method) => method === request.method) ?? 'another'
    record({ method, pattern, requestId }, (ended) => {
      response.once('close', () => ended(response.statusCode, isStream(response)))
      proceed(request, response, { ...admitted, method })
    })
  }
  const proceed = (request: IncomingMessage, response: ServerResponse, admitted: Admitted & { method: string }) => {
    const { requestId, pattern, params, refusal, forwardedFrom, method } = admitted
    const refuse = (refusal: Refusal) => {
      const { code, status } = refusal
      onRefused({ requestId, pattern, method, code, status })
      const words = code === BODY_TOO_LARGE ? listener.sayTooLarge?.(request.headers) : undefined
      answerRefusal(request, response, refusal, { requestId, contacts, words })
    }
    // Refuses requests that Next forwards to itself: an action's limits would count this server's
    // own address.
    if (forwardedFrom) refuseInstead(forwardedFrom, NOT_FOUND)
    if (refusal) return refuse(refusal)
    if (leaving.signal.aborted && pattern === HEALTH) return refuse({ code: 'leaving', status: 503 })

    if (request.headers.expect !== undefined) response.writeContinue()
    const page = {
      pattern,
      params,
      leaving: leaving.signal,
      onMissing: () => refuse(NOT_FOUND),
      onFailed: (err: unknown) => {
        onFailed({ requestId, pattern, err })
        if (response.headersSent) return response.destroy()
        if (listener.isUnavailable?.(err)) return instead()
        answerRefusal(request, response, { code: 'failed', status: 500 }, { requestId, contacts })
      },
    }
    const instead = (refusal?: Refusal) => {
      if (refusal) return refuse(refusal)
      const words = listener.sayUnavailable?.(request.headers)
      answerRefusal(request, response, UNAVAILABLE, { requestId, contacts, words })
    }
    const within = listener.answerWithin?.(pattern)
    const onLate = () => onFailed({ requestId, pattern, err: new Error(`No answer has begun within ${within} ms.`) })
    compress(request, response, () =>
      orUnavailable({ requestId, response, instead, within, onLate }, (view) => handle(request, view, page)),
    )
  }
  // Node would send `100 Continue` before the request is checked.
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, answer)

  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || underWay.get(socket)?.headersSent) return socket.destroy()
    const requestId = randomUUID()
    const { code, status, reason } = UNREAD[error.code ?? ''] ?? MALFORMED
    onRefused({ requestId, pattern: UNLISTED, method: 'another', code, status })
    socket.end(writeAnswer(`${status} ${reason}`, { code, requestId }), () => socket.destroy())
  })

  return {
    leave: () => {
      leaving.abort()
      for (const response of open) if (!response.headersSent) response.shouldKeepAlive = false
    },
    breakOff: () => {
      for (const response of open) if (isStream(response) && !response.writableEnded) response.destroy()
    },
  }
}

const isStream = (response: ServerResponse) =>
  response.headersSent && String(response.getHeader('content-type')).startsWith('text/event-stream')

/** A failover takes up to half a minute; an earlier retry simply repeats. */
const UNAVAILABLE: Refusal = { code: DATABASE_AWAY, status: 503, headers: { 'retry-after': '5' } }

const MALFORMED = { code: 'request_malformed', status: 400, reason: 'Bad Request' }

const UNREAD: Record<string, typeof MALFORMED> = {
  HPE_HEADER_OVERFLOW: { code: 'head_too_large', status: 431, reason: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { code: 'request_too_slow', status: 408, reason: 'Request Timeout' },
}

/** Without a parsed request there is no response object to write with. */
function writeAnswer(status: string, { code, requestId }: { code: string; requestId: string }) {
  const { text, headers } = describeRefusal({ code, requestId, asPage: false })
  const lines = Object.entries({
    ...headers,
    'x-request-id': requestId,
    connection: 'close',
    'content-length': Buffer.byteLength(text),
  }).map(([name, value]) => `${name}: ${value}`)

  return [`HTTP/1.1 ${status}`, ...lines, '', text].join('\r\n')
}

function readSettings(guard: WebServer['guard']) {
  try {
    const { register, metrics, ...settings } = guard()

    return {
      ...settings,
      endpoints: parseRegister(register),
      openMetrics: async () => metrics && openMetricsEndpoint({ ...metrics, register }),
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

/** In seconds; orchestrators kill a process after thirty. */
const MOST_DRAIN = 25

function readArguments({ origin }: Pick<RequestGuardSettings, 'origin'>) {
  const { values } = parseArgs({
    options: { host: { type: 'string' }, port: { type: 'string' }, drain: { type: 'string', default: '0' } },
  })
  const drainSeconds = Number(values.drain)
  if (!(drainSeconds >= 0 && drainSeconds <= MOST_DRAIN)) {
    process.stderr.write(`--drain must be seconds, from 0 to ${MOST_DRAIN}.\n`)
    process.exit(1)
  }

  return { host: values.host ?? '127.0.0.1', port: Number(values.port ?? (new URL(origin).port || 80)), drainSeconds }
}

type Ending = ReturnType<typeof answerBehind> & { drainSeconds: number; close: () => Promise<void> }

function endOnSignal(server: Server, { leave, breakOff, drainSeconds, close }: Ending) {
  const end = async (code: number) => {
    leave()
    await pause(drainSeconds * 1000)
    server.close(() => Promise.allSettled([close(), stopTelemetry()]).finally(() => process.exit(code)))
    server.closeIdleConnections()
    breakOff()
  }
  process.once('SIGTERM', () => void end(143))
  process.once('SIGINT', () => void end(130))
}

/**
 * The largest refused body that is still read, in bytes: about four times the largest body that an
 * endpoint accepts.
 */
const MOST_DROPPED = 64_000_000

function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  message: { requestId: string; words?: Words | undefined; contacts: string[] | undefined },
) {
  const asPage = acceptsPages(request) && request.headers['sec-fetch-dest'] === 'document'
  const { text, headers } = describeRefusal({ code: refusal.code, asPage, ...message })
  const length = Number(request.headers['content-length'] ?? 0)
  const unread = length > 0 || request.headers['transfer-encoding'] !== undefined
  // Closes the connection without reading the rest of a refused body, except from a browser. A
  // browser reads the response only after sending everything, and reports an early close as broken.
  const dropped = asPage && length > 0 && length <= MOST_DROPPED
  if (dropped) request.resume()
  response.writeHead(refusal.status, {
    ...refusal.headers,
    ...(unread && !dropped && { connection: 'close' }),
    ...headers,
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
