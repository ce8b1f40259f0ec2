import { type NextRequest, NextResponse } from 'next/server'
import { isDemoMode } from './server/environment'
import { getShops } from './server/shop/shops'

/** No route of ours, and so the page for an address that does not exist. */
const NOWHERE = '/nowhere'

/** Names the request and bounds what its page may do. A new nonce each time: no script runs that the page did not bring. */
export function proxy(request: NextRequest) {
  const requestId = crypto.randomUUID()
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()))

  const headers = new Headers(request.headers)
  headers.set('x-request-id', requestId)
  headers.set('x-path', request.nextUrl.pathname)
  headers.set('content-security-policy', policy)

  const response = isThere(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } })
  response.headers.set('x-request-id', requestId)
  response.headers.set('content-security-policy', policy)
  response.headers.set('referrer-policy', 'no-referrer')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  response.headers.set('permissions-policy', 'payment=(), camera=(), microphone=(), geolocation=()')

  return response
}

/** The doors of a demo, which only a demo has. */
const DEMO_DOORS = /^\/api\/demo\//

const isThere = (path: string) => isLegible(path) && (isDemoMode() || !DEMO_DOORS.test(path))

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
  const shops = getShops()
    .map(({ origin }) => origin)
    .join(' ')
  const development = process.env.NODE_ENV === 'development'

  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    // The browser looks whether a shop answers before it leaves; see app/departure.
    `connect-src 'self' ${shops}${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    // Leaving is a redirect after a form, and Chromium checks redirects too.
    `form-action 'self' ${shops}`,
  ].join('; ')
}

export const config = { matcher: ['/((?!_next/|media/).*)'] }
