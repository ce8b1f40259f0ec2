import { type NextRequest, NextResponse } from 'next/server'
import { imageSources } from './server/composition/image-sources'
import { getEnvironment, isDemoMode } from './server/environment'

/** No route of ours, and so the page for an address that does not exist. */
const NOWHERE = '/nowhere'

/** Names the request and bounds what its page may do. A new nonce each time: no script runs that the page did not bring. */
export function proxy(request: NextRequest) {
  const requestId = crypto.randomUUID()
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)

  const headers = new Headers(request.headers)
  headers.set('x-request-id', requestId)
  headers.set('x-nonce', nonce)
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search)
  headers.set('content-security-policy', policy)

  const response = isThere(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } })
  response.headers.set('x-request-id', requestId)
  response.headers.set('content-security-policy', policy)
  // Not `no-referrer`: under it a form without JavaScript says `Origin: null`, and Next refuses its server action.
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')

  return response
}

/** The doors of a demo, which only a demo has. */
const DEMO_DOORS = /^\/(api\/)?demo\//

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
  const development = process.env.NODE_ENV === 'development'

  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data:", ...imageSources()].join(' '),
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "font-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    // The buyer's own step to the payment page is a redirect after a form, and Chromium checks redirects too.
    `form-action 'self' ${getEnvironment().PASAR_PAYMENT_ORIGIN}`,
  ].join('; ')
}

export const config = {
  // `/h` sets a stricter policy of its own, and files need none. What machines call costs a third less without a proxy,
  // which copies each body; its routes name their requests themselves, and `next.config.js` has their headers.
  matcher: ['/((?!_next/|media/|fonts/|h$|h/|api/trpc/[a-zA-Z.]+$|api/payment/notification$|api/health$).*)'],
}
