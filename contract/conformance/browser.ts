import { type IncomingMessage, request } from 'node:http'

export type Answer = { status: number; headers: IncomingMessage['headers']; body: string }

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

  /** @param kept the cookies of an earlier visit. */
  constructor(
    private readonly origin: string,
    kept: Record<string, string> = {},
  ) {
    this.cookies = new Map(Object.entries(kept))
  }

  get cookieNames() {
    return [...this.cookies.keys()]
  }

  async ask(path: string, { method = 'GET', headers = {}, body }: Ask = {}): Promise<Answer> {
    const answer = await send(new URL(path, this.origin), {
      method,
      body,
      headers: { ...this.cookieHeader(), ...headers },
    })
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
    if (/max-age=0(;|$)/i.test(cookie)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

function hiddenFields(html: string) {
  const fields = new URLSearchParams()
  for (const [input] of html.matchAll(/<input\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? ''
    if (attribute('type') === 'hidden') fields.set(attribute('name'), attribute('value'))
  }

  return fields
}

function send(url: URL, { method, headers, body }: Required<Pick<Ask, 'method' | 'headers'>> & Pick<Ask, 'body'>) {
  return new Promise<Answer>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    // Not every resolver knows *.localhost (RFC 6761), and browsers do not ask theirs.
    const hostname = url.hostname.endsWith('.localhost') ? '127.0.0.1' : url.hostname
    const outgoing = request(
      {
        hostname,
        port: url.port || 80,
        method,
        path: url.pathname + url.search,
        headers: { host: url.host, ...length, ...headers },
      },
      (incoming) => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (chunk: string) => {
          text += chunk
        })
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }))
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
