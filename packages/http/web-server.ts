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
import {
  type AdmissionSettings,
  type Admitted,
  acceptsPages,
  BODY_TOO_LARGE,
  createAdmission,
  NOT_FOUND,
  type Refusal,
  UNLISTED,
} from './admission'
import { builtFiles, folderOfBuild, type Handle } from './built-files'
import { answerEndpoints, type Endpoint } from './endpoints'
import { fewerBytes } from './fewer-bytes'
import { listenOrEnd } from './listen'
import { openMetricsEndpoint } from './metrics-endpoint'
import { keepOwnFont, ownFont } from './own-font'
import { DATABASE_AWAY, describeRefusal, type Words } from './refusal-page'
import { METHODS, parseRegister } from './register'
import { requestRecorder, startTelemetry, stopTelemetry } from './telemetry'
import { awaitAction, orUnavailable, refuseInstead } from './unavailable'
import { warmUp } from './warm-up'

type WebServer = {
  dir: string
  /** The system's name, for its figures. */
  system: string
  /** Read before the first request. An error's message must say what to set: it is all that is printed. */
  admission: () => Omit<AdmissionSettings, 'endpoints' | 'development'> & {
    /** The system's `endpoints.json`: nothing else is admitted. */
    register: unknown
    /** Where spans of requests go, if anywhere. */
    collector?: string | undefined
    /** Where this process tells its figures, if anywhere, and to whom. */
    metrics?: { address: string | undefined; key: string | undefined }
  }
  /** What answers everything that is not a page, where the register lists it. */
  endpoints: Endpoint[]
  /** Called before the first request; what it gives is asked before whatever is admitted, and has answered where it says so. */
  before?: () => AskFirst
  /** Bounds what each page may do, before Next answers: a page reads what this adds to the headers of the request. */
  beforePage: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  onRefused: (refused: Named & Pick<Refusal, 'code' | 'status'> & { method: string }) => void
  /** What Next fails to answer, Next reports. */
  onFailed: (failed: Named & { err: unknown }) => void
  /** What a page says in the asker's language while the database is away; without it, both languages say it. */
  sayUnavailable?: (headers: IncomingHttpHeaders) => Words
  /** What a page says in the asker's language of a form that brings too much; without it, both languages say that it is refused. */
  sayTooLarge?: (headers: IncomingHttpHeaders) => Words | undefined
  /** Who answers for its pages, for those that are written without Next. */
  contacts?: string[]
  /** Whether a failure means that the database is away. */
  isUnavailable?: (err: unknown) => boolean
  /** Milliseconds after which an answer of an endpoint, named by its pattern, that has not begun is given up; none where it may take its time. */
  answerWithin: (pattern: string) => number | undefined
}

type AskFirst = (...asked: Parameters<Handle>) => Promise<boolean>

type Named = Pick<Admitted, 'requestId' | 'pattern'>

/**
 * A system's web server: Next, behind its admission. `--host` and `--port` say where it listens (this machine and
 * the origin's port, where they do not), NODE_ENV whether pages are
 * compiled as they are asked for. Ends on SIGTERM and SIGINT when the requests under way have their answer; with `--drain` it
 * answers for so many seconds more, while its health says that it leaves and whoever stands in front looks for another.
 */
export async function serve({ dir, system, endpoints, admission, before, ...server }: WebServer): Promise<void> {
  const { beforePage, ...listener } = server
  const development = process.env.NODE_ENV === 'development'
  const { collector, openMetrics, ...settings } = readSettings(admission)
  startTelemetry({ system, part: 'web', collector })
  await openMetrics()
  const { host, port, drainSeconds } = readArguments(settings)
  const admit = createAdmission({ ...settings, development })
  const httpServer = createServer(PATIENCE)
  const app = next({
    dir,
    dev: development,
    hostname: host,
    port,
    // Only the bundler's news need another protocol, so in production nobody listens for one.
    httpServer: development ? httpServer : createServer(),
  })
  await app.prepare()
  const askFirst = before?.()
  const answerByNext = app.getRequestHandler()
  const pages: Handle = (request, response, { pattern, onFailed }) => {
    // Next names no font for its page for an address that is not there.
    if (pattern === UNLISTED) response.setHeader('link', ownFont().header)
    if (request.method === 'POST') awaitAction(String(response.getHeader('x-request-id')))
    beforePage(request, response)
      .then(() => answerByNext(request, response))
      .catch(onFailed)
  }
  const answers = answerEndpoints(endpoints, pages)
  // In development Next compiles what is asked for, and answers for its files itself.
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
  (...asked) => {
    const [, , { onFailed }] = asked
    askFirst(...asked).then((answered) => answered || handle(...asked), onFailed)
  }

async function fromBuild({ build, pages, origin }: { build: string; pages: Handle; origin: string }) {
  const handle = builtFiles(build, pages)
  keepOwnFont(await warmUp({ handle, origin }))

  return handle
}

/** How long a head of 16 kB, and a body of 2 MB after it, may take: a connection is not held by whoever sends a letter a minute. */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // A proxy in front closes an idle connection first, and so sends nothing into one that we close.
  keepAliveTimeout: 65_000,
  // The admission refuses a request for no host.
  requireHostHeader: false,
}

type Listener = Omit<WebServer, 'dir' | 'admission' | 'endpoints' | 'system' | 'beforePage' | 'answerWithin'> & {
  answerWithin?: WebServer['answerWithin']
  admit: ReturnType<typeof createAdmission>
  handle: Handle
}

/** Says whether this process still wants requests, to whoever shares them out. */
const HEALTH = '/api/health'

/**
 * Each request is handled, or refused; so is what Node cannot read as a request, and would answer without a name. Gives what ends
 * that: `leave` has the health endpoint refuse and each answer be the last of its connection, and ends the streams; `breakOff` ends
 * those that did not.
 */
export function answerBehind(server: Server, { admit, handle, onRefused, onFailed, contacts, ...listener }: Listener) {
  const underWay = new WeakMap<Duplex, ServerResponse>()
  const open = new Set<ServerResponse>()
  const leaving = new AbortController()
  // One for each stream.
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
    // A log takes no word of a stranger's, be it a method.
    const method = METHODS.find((known) => known === request.method) ?? 'another'
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
    // The limits of an action would count this server's own address.
    if (forwardedFrom) refuseInstead(forwardedFrom, NOT_FOUND)
    if (refusal) return refuse(refusal)
    if (leaving.signal.aborted && pattern === HEALTH) return refuse({ code: 'leaving', status: 503 })

    if (request.headers.expect !== undefined) response.writeContinue()
    const asked = {
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
      orUnavailable({ requestId, response, instead, within, onLate }, (view) => handle(request, view, asked)),
    )
  }
  // Node would tell a sender to continue before anybody has looked.
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

/** A failover takes up to half a minute; whoever comes back sooner asks once more. */
const UNAVAILABLE: Refusal = { code: DATABASE_AWAY, status: 503, headers: { 'retry-after': '5' } }

const MALFORMED = { code: 'request_malformed', status: 400, reason: 'Bad Request' }

const UNREAD: Record<string, typeof MALFORMED> = {
  HPE_HEADER_OVERFLOW: { code: 'head_too_large', status: 431, reason: 'Request Header Fields Too Large' },
  ERR_HTTP_REQUEST_TIMEOUT: { code: 'request_too_slow', status: 408, reason: 'Request Timeout' },
}

/** There is no request, and so no response to write it with. */
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

function readSettings(admission: WebServer['admission']) {
  try {
    const { register, metrics, ...settings } = admission()

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

/** Seconds; orchestrators give up after thirty. */
const MOST_DRAIN = 25

function readArguments({ origin }: Pick<AdmissionSettings, 'origin'>) {
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

/** Bytes of a body that nobody wants, which are read all the same: some four times what the largest endpoint takes. */
const MOST_DROPPED = 64_000_000

function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  said: { requestId: string; words?: Words | undefined; contacts: string[] | undefined },
) {
  const asPage = acceptsPages(request) && request.headers['sec-fetch-dest'] === 'document'
  const { text, headers } = describeRefusal({ code: refusal.code, asPage, ...said })
  const length = Number(request.headers['content-length'] ?? 0)
  const unread = length > 0 || request.headers['transfer-encoding'] !== undefined
  // What follows of a body that nobody wants is not read, but a browser's: it looks for the answer once all is sent, and a
  // connection that is closed meanwhile is broken to it.
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
