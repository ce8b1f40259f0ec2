import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isDevelopment } from './environment'

type Bounds = {
  /**
   * Sources that a page may load beside its own origin, by directive, such as `{ 'img-src': 'data:'
   * }`.
   */
  sources: Record<string, string>
  referrerPolicy: 'no-referrer' | 'same-origin'
  /** Origins whose pages may frame this one; none by default. */
  framedBy?: string[]
  /**
   * By default a page and the cross-origin windows that it opens have no reference to each other.
   */
  openerPolicy?: 'same-origin-allow-popups'
}

/**
 * Sets the security headers of each page before Next writes it. A fresh nonce per request blocks
 * scripts that are not part of the page. The page reads `x-nonce` and `x-path`, and Next its
 * scripts' nonce, from request headers that are overwritten here.
 */
export const boundPages =
  (read: (request: IncomingMessage, response: ServerResponse) => Bounds | Promise<Bounds>) =>
  async (request: IncomingMessage, response: ServerResponse) => {
    const { sources, referrerPolicy, framedBy = [], openerPolicy = 'same-origin' } = await read(request, response)
    const { pathname, search } = addressOf(request)
    const nonce = btoa(randomUUID())
    const policy = contentSecurityPolicy(nonce, { sources, framedBy })

    Object.assign(request.headers, {
      'x-nonce': nonce,
      'x-path': pathname + search,
      'content-security-policy': policy,
    })
    const bounds = {
      'content-security-policy': policy,
      'cross-origin-opener-policy': openerPolicy,
      'referrer-policy': referrerPolicy,
      'x-content-type-options': 'nosniff',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    }
    for (const [name, value] of Object.entries(bounds)) response.setHeader(name, value)
  }

/**
 * The address that a person sees, without the parameter that Next's client adds to data requests.
 */
function addressOf({ url }: IncomingMessage) {
  const address = new URL(`http://page${url}`)
  if (address.searchParams.has('_rsc')) address.searchParams.delete('_rsc')

  return address
}

function contentSecurityPolicy(nonce: string, { sources, framedBy = [] }: Pick<Bounds, 'sources' | 'framedBy'>) {
  const development = isDevelopment()
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
    'frame-ancestors': framedBy.join(' ') || "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
  }

  return Object.entries(own)
    .map(([directive, source]) => [directive, source, sources[directive]].filter(Boolean).join(' '))
    .join('; ')
}
