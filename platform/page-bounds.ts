import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

type Bounds = {
  /** What a page may load, beside its own origin: sources by directive, such as `{ 'img-src': 'data:' }`. */
  sources: Record<string, string>
  referrerPolicy: 'no-referrer' | 'same-origin'
}

/**
 * Bounds what each page may do, before Next writes it. A new nonce each time: no script runs that the page did not bring. The page
 * reads its nonce and its address (`x-nonce`, `x-path`), and Next the nonce of its own scripts, in headers that no client sets.
 */
export const boundPages = (read: () => Bounds) => (request: IncomingMessage, response: ServerResponse) => {
  const { sources, referrerPolicy } = read()
  const { pathname, search } = addressOf(request)
  const nonce = btoa(randomUUID())
  const policy = contentSecurityPolicy(nonce, sources)

  Object.assign(request.headers, {
    'x-nonce': nonce,
    'x-path': pathname + search,
    'content-security-policy': policy,
  })
  const bounds = {
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': referrerPolicy,
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  }
  for (const [name, value] of Object.entries(bounds)) response.setHeader(name, value)
}

/** As a person sees it: without what Next's client adds where it asks for a page's data. */
function addressOf({ url }: IncomingMessage) {
  const address = new URL(`http://page${url}`)
  if (address.searchParams.has('_rsc')) address.searchParams.delete('_rsc')

  return address
}

function contentSecurityPolicy(nonce: string, more: Record<string, string>) {
  const development = process.env.NODE_ENV === 'development'
  const own = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self'",
    'media-src': "'self'",
    'font-src': "'self'",
    'connect-src': `'self'${development ? ' ws:' : ''}`,
    'object-src': "'none'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
  }

  return Object.entries(own)
    .map(([directive, source]) => [directive, source, more[directive]].filter(Boolean).join(' '))
    .join('; ')
}
