import { type NextRequest, NextResponse } from 'next/server'

/** No route of ours, and so the page for an address that does not exist. */
const NOWHERE = '/nowhere'

/** Names the request and bounds what its page may do. The browser of an auditor talks to this host and to nobody else. */
export function proxy(request: NextRequest) {
  const requestId = crypto.randomUUID()
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()))

  const headers = new Headers(request.headers)
  headers.set('x-request-id', requestId)
  headers.set('content-security-policy', policy)

  const response = isLegible(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } })
  response.headers.set('x-request-id', requestId)
  response.headers.set('content-security-policy', policy)
  // Companion windows learn nothing of where they were opened from.
  response.headers.set('referrer-policy', 'no-referrer')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')

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

function contentSecurityPolicy(nonce: string) {
  const development = process.env.NODE_ENV === 'development'

  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    // The evidence report is one file, with its letters in it.
    "font-src 'self' data:",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

export const config = { matcher: ['/((?!_next/).*)'] }
