import { ownFont } from '@jembatan/http/own-font'
import type { Arrival } from './arrival'
import { MARK, STYLE } from './style'

type PageContent = {
  status?: number
  title: string
  /** Escaped HTML. */
  body: string
  /** CSS in addition to the common style. */
  style?: string
  script?: string
  /** True when the script sends requests to this server. */
  asks?: true
  /** HTML for the head. */
  head?: string
  headers?: Record<string, string>
}

/** The request and the frame's texts. */
type Framed = Pick<Arrival, 'requestId' | 'language'> & {
  frame: (key: 'brand' | 'simulation' | 'complaintsOwn' | 'complaintsState') => string
}

/** A self-contained page: one response plus the shop's font, neither cacheable nor frameable. */
export function answerPage(arrival: Framed, answer: PageContent): Response {
  const { requestId, language, frame } = arrival
  const nonce = btoa(crypto.randomUUID())
  const { preload, face } = ownFont()
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,">${preload}${answer.head ?? ''}<title>${answer.title} · ${frame('brand')}</title><style nonce="${nonce}">${face}${STYLE}${answer.style ?? ''}</style></head><body><header><a href="/">${MARK}<b>${frame('brand')}</b></a></header><main>${answer.body}</main><footer><p><b>${frame('simulation')}</b></p><p>${frame('complaintsOwn')}</p><p>${frame('complaintsState')}</p></footer>${answer.script ? `<script nonce="${nonce}">${answer.script}</script>` : ''}</body></html>`

  return new Response(html, {
    status: answer.status ?? 200,
    headers: {
      ...guardHeaders(requestId, { nonce, asks: answer.asks }),
      'content-type': 'text/html; charset=utf-8',
      ...answer.headers,
    },
  })
}

type Guarded = { nonce?: string; asks?: true }

/** Headers of all these responses. */
export function guardHeaders(requestId: string, { nonce, asks }: Guarded = {}): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    vary: 'accept, cookie',
    'content-security-policy': [
      "default-src 'none'",
      ...(nonce ? [`style-src 'nonce-${nonce}'`, `script-src 'nonce-${nonce}'`] : []),
      ...(asks ? ["connect-src 'self'"] : []),
      'img-src data:',
      "font-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  }
}
