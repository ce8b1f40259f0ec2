import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { CookieJar } from './cookie-jar'

export type HttpAnswer = { status: number; headers: IncomingMessage['headers']; body: string }

/** Returns the `code` of RFC 9457 problem details; undefined for any other body. */
export function problemCode({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(body).code
  } catch {
    return undefined
  }
}

type Ask = { method?: string; headers?: Record<string, string>; body?: string }

/** The headers of a browser that follows a link from another site. */
export const ARRIVING = {
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-user': '?1',
}

/** The headers of a browser that posts a form of the same page. */
export const POSTING = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

type Options = {
  /** How many milliseconds to wait for a response; unlimited by default. */
  patience?: number
  /** The address to connect to, when the origin's name resolves elsewhere. */
  address?: string
  headers?: Record<string, string>
}

/** Simulates the parts of a browser that a buyer needs: cookies and forms. Follows no redirects. */
export class Browser {
  readonly #jar = new CookieJar()
  readonly #origin: URL
  readonly #options: Options
  /** Status of the last response; 0 before the first. */
  lastStatus = 0

  /** @param cookies the cookies of an earlier visit. */
  constructor(origin: string, cookies: Record<string, string> = {}, options: Options = {}) {
    this.#origin = new URL(origin)
    this.#options = options
    this.cookies = cookies
  }

  get origin() {
    return this.#origin.origin
  }

  /** The `cookie` header of its next request. */
  get cookieHeader() {
    return this.#jar.header(this.#origin)
  }

  get cookieNames() {
    return Object.keys(this.cookies)
  }

  /** The cookies that it would send to another process of the same host. */
  get cookies(): Record<string, string> {
    return this.#jar.of(this.#origin)
  }

  set cookies(cookies: Record<string, string>) {
    this.#jar.replace(this.#origin, cookies)
  }

  async ask(path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<HttpAnswer> {
    const url = new URL(path, this.#origin)
    const { patience, headers: always } = this.#options
    const address = url.origin === this.origin ? this.#options.address : undefined
    const cookie = this.#jar.header(url)
    const answer = await send(address ? new URL(url.pathname + url.search, address) : url, {
      method,
      body,
      headers: { ...(address && { host: url.host }), ...(cookie && { cookie }), ...always, ...headers },
      signal: patience === undefined ? undefined : AbortSignal.timeout(patience),
    })
    this.lastStatus = answer.status
    this.#jar.store(url, answer.headers['set-cookie'] ?? [])

    return answer
  }

  /** Opens the handoff like a buyer, and returns the form of the page. */
  async open(token: string): Promise<URLSearchParams> {
    const { body } = await this.ask(`/h?t=${encodeURIComponent(token)}`, { headers: ARRIVING })

    return hiddenFields(body)
  }

  claim(fields: URLSearchParams, headers: Record<string, string> = {}) {
    return this.ask('/h/claim', { method: 'POST', body: String(fields), headers: { ...FORM, ...POSTING, ...headers } })
  }
}

/** Returns the hidden fields of a page or of one form. */
export function hiddenFields(html: string): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [input] of html.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? ''
    if (attribute('type') === 'hidden') fields.set(decode(attribute('name')), decode(attribute('value')))
  }

  return fields
}

const decode = (value: string) =>
  value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

type Sent = Required<Pick<Ask, 'method' | 'headers'>> & Pick<Ask, 'body'> & { signal?: AbortSignal }

function send(url: URL, { method, headers, body, signal }: Sent): Promise<HttpAnswer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const lookup = url.hostname.endsWith('.localhost') ? lookupLoopback : undefined

  return new Promise<HttpAnswer>((resolve, reject) => {
    const options = { method, lookup, signal, autoSelectFamilyAttemptTimeout: PATIENCE_MS }
    const outgoing = request(url, { ...options, headers: { ...length, ...headers } }, (incoming) => {
      let text = ''
      incoming.setEncoding('utf8')
      incoming.on('data', (chunk: string) => {
        text += chunk
      })
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }))
      incoming.on('error', reject)
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed a kept connection just as it was used again. Retry once, as a browser
      // does.
      const isAskedAgain = outgoing.reusedSocket && error.code === 'ECONNRESET' && ['GET', 'HEAD'].includes(method)
      if (isAskedAgain) send(url, { method, headers, body, signal }).then(resolve, reject)
      else reject(error)
    })
    outgoing.end(body)
  })
}

/**
 * Per address. Node's own 250 ms would pass while this process is busy, and the other address
 * refuses.
 */
const PATIENCE_MS = 10_000

const LOOPBACK = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

/**
 * Browsers resolve `*.localhost` themselves (RFC 6761); Node's resolver does not know these names.
 */
const lookupLoopback: LookupFunction = (_hostname, { all }, callback) =>
  all ? callback(null, LOOPBACK) : callback(null, '127.0.0.1', 4)
