import { type NextRequest, NextResponse } from 'next/server'

/** No route of any system, and so the page for an address that does not exist. */
const NOWHERE = '/nowhere'

type Bounds = {
  /** What the page may load, beside its own origin: sources by directive, such as `{ 'img-src': 'data:' }`. */
  sources: Record<string, string>
  referrerPolicy: 'no-referrer' | 'same-origin'
  /** Whether the system has this path; one that nobody can decode is nowhere. */
  isThere?: (path: string) => boolean
  /** Headers that the page reads. */
  forPage?: Record<string, string>
  /** Headers that the browser reads, beside the ones that every page has. */
  forBrowser?: Record<string, string>
}

/** Names the request and bounds what its page may do. A new nonce each time: no script runs that the page did not bring. */
export function answerWithin(
  request: NextRequest,
  { sources, referrerPolicy, isThere = () => true, forPage, forBrowser }: Bounds,
) {
  const requestId = crypto.randomUUID()
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, sources)
  const { pathname } = request.nextUrl

  const headers = new Headers(request.headers)
  const given = { ...forPage, 'x-request-id': requestId, 'x-nonce': nonce, 'content-security-policy': policy }
  for (const [name, value] of Object.entries(given)) headers.set(name, value)

  const response =
    isLegible(pathname) && isThere(pathname)
      ? NextResponse.next({ request: { headers } })
      : NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } })
  const bounds = {
    ...forBrowser,
    'x-request-id': requestId,
    'content-security-policy': policy,
    'referrer-policy': referrerPolicy,
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  }
  for (const [name, value] of Object.entries(bounds)) response.headers.set(name, value)

  return response
}

/** Next itself would answer a bare 500 to a path that cannot be decoded, such as `/%`. */
function isLegible(path: string) {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
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
