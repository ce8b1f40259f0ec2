import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'

export type HttpAnswer = { status: number; headers: IncomingMessage['headers']; body: string }

/** The `code` of RFC 9457 problem details; undefined where the answer is something else. */
export function problemCode({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(body).code
  } catch {
    return undefined
  }
}

type Ask = { method?: string; headers?: Record<string, string>; body?: string }

/** What a browser sends when a person follows a link from another site. */
export const ARRIVING = {
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-user': '?1',
}

/** What it sends when a form of the page itself is posted. */
export const POSTING = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** As much of a browser as the handoff needs: cookies, one form, no redirects followed. */
export class Browser {
  private readonly cookies: Map<string, string>
  /** Status of the last answer; 0 before the first. */
  lastStatus = 0

  /**
   * @param kept the cookies of an earlier visit.
   * @param patience for how many milliseconds an answer is waited for; for ever, unless it is given.
   */
  constructor(
    private readonly origin: string,
    kept: Record<string, string> = {},
    private readonly patience?: number,
  ) {
    this.cookies = new Map(Object.entries(kept))
  }

  get cookieNames() {
    return [...this.cookies.keys()]
  }

  /** What it would send to another process of the same shop. */
  get kept(): Record<string, string> {
    return Object.fromEntries(this.cookies)
  }

  async ask(path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<HttpAnswer> {
    const answer = await send(new URL(path, this.origin), {
      method,
      body,
      headers: { ...this.cookieHeader(), ...headers },
      signal: this.patience === undefined ? undefined : AbortSignal.timeout(this.patience),
    })
    this.lastStatus = answer.status
    for (const cookie of answer.headers['set-cookie'] ?? []) this.remember(cookie)

    return answer
  }

  /** Opens the handoff as a person does, and returns the form that the page offers. */
  async open(token: string): Promise<URLSearchParams> {
    const { body } = await this.ask(`/h?t=${encodeURIComponent(token)}`, { headers: ARRIVING })

    return hiddenFields(body)
  }

  claim(fields: URLSearchParams, headers: Record<string, string> = {}) {
    return this.ask('/h/claim', { method: 'POST', body: String(fields), headers: { ...FORM, ...POSTING, ...headers } })
  }

  private cookieHeader(): Record<string, string> {
    if (this.cookies.size === 0) return {}

    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  }

  private remember(cookie: string) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (isExpired(cookie)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** RFC 6265 §5.3: `Max-Age` counts before `Expires`. */
function isExpired(cookie: string) {
  const maxAge = /;\s*max-age=(-?\d+)/i.exec(cookie)?.[1]
  const expires = /;\s*expires=([^;]+)/i.exec(cookie)?.[1]
  if (maxAge !== undefined) return Number(maxAge) <= 0

  return expires !== undefined && Date.parse(expires) <= Date.now()
}

function hiddenFields(html: string) {
  const fields = new URLSearchParams()
  for (const [input] of html.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? ''
    if (attribute('type') === 'hidden') fields.set(attribute('name'), attribute('value'))
  }

  return fields
}

type Sent = Required<Pick<Ask, 'method' | 'headers'>> & Pick<Ask, 'body'> & { signal?: AbortSignal }

function send(url: URL, { method, headers, body, signal }: Sent) {
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
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** For each address. Node's own 250 ms are over where this process is busy meanwhile, and the other address refuses. */
const PATIENCE_MS = 10_000

const LOOPBACK = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

/** Browsers resolve `*.localhost` themselves (RFC 6761); Node's resolver does not know these names. */
const lookupLoopback: LookupFunction = (_hostname, { all }, callback) =>
  all ? callback(null, LOOPBACK) : callback(null, '127.0.0.1', 4)
