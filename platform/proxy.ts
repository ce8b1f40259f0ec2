import { type NextRequest, NextResponse } from 'next/server'

type Bounds = {
  /** What the page may load, beside its own origin: sources by directive, such as `{ 'img-src': 'data:' }`. */
  sources: Record<string, string>
  referrerPolicy: 'no-referrer' | 'same-origin'
  /** Headers that the page reads. */
  forPage?: Record<string, string>
  /** Headers that the browser reads, beside the ones that every page has. */
  forBrowser?: Record<string, string>
}

/** Bounds what a page may do. A new nonce each time: no script runs that the page did not bring. */
export function answerWithin(request: NextRequest, { sources, referrerPolicy, forPage, forBrowser }: Bounds) {
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, sources)

  const headers = new Headers(request.headers)
  const given = { ...forPage, 'x-nonce': nonce, 'content-security-policy': policy }
  for (const [name, value] of Object.entries(given)) headers.set(name, value)

  const response = NextResponse.next({ request: { headers } })
  const bounds = {
    ...forBrowser,
    'content-security-policy': policy,
    'referrer-policy': referrerPolicy,
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  }
  for (const [name, value] of Object.entries(bounds)) response.headers.set(name, value)

  return response
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
