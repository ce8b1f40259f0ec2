import { noteUnavailable } from '@jembatan/admission/unavailable'
import { type NextRequest, NextResponse } from 'next/server'
import { isLanguage, LANGUAGE_COOKIE, LANGUAGE_COOKIE_OPTIONS } from './i18n/language'
import { getDatabase } from './server/database'
import { isDatabaseAway } from './server/database-away'
import { listEmbedOrigins } from './server/merchant/list-embed-origins'

/** Bounds what a page may do. A new nonce each time: no script runs that the page did not bring. */
export async function proxy(request: NextRequest) {
  const framedBy = await listFramers(request)
  const policy = contentSecurityPolicy({ nonce: btoa(crypto.randomUUID()), framedBy })
  const wished = request.nextUrl.searchParams.get('language')

  const headers = new Headers(request.headers)
  headers.set('x-path', request.nextUrl.pathname)
  headers.set('x-search', request.nextUrl.search)
  headers.set('content-security-policy', policy)
  headers.delete('x-language')
  if (isLanguage(wished)) headers.set('x-language', wished)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  // Not `no-referrer`: it would make the origin of our own forms `null`, and a payment page's address goes nowhere else.
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('x-content-type-options', 'nosniff')
  // A payment page in a merchant's popup opens banks and wallets in windows of their own.
  response.headers.set('cross-origin-opener-policy', 'same-origin-allow-popups')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  if (isLanguage(wished)) response.cookies.set(LANGUAGE_COOKIE, wished, LANGUAGE_COOKIE_OPTIONS)

  return response
}

const POPUP = /^\/snap\/v3\/embed\/([^/]+)/

/** Pages that a merchant's popup shows may be framed by the merchant; every other page by nobody. */
async function listFramers({ nextUrl, headers }: NextRequest) {
  const token = POPUP.exec(nextUrl.pathname)?.[1]
  const origins = token
    ? await listEmbedOrigins(getDatabase().db, token).catch(noneIfAway(headers.get('x-request-id') ?? ''))
    : []

  return origins.length > 0 ? origins.join(' ') : "'none'"
}

/** The page itself meets the same and fails. */
const noneIfAway = (requestId: string) => (error: unknown) => {
  if (!isDatabaseAway(error)) throw error
  noteUnavailable(requestId)

  return []
}

function contentSecurityPolicy({ nonce, framedBy }: { nonce: string; framedBy: string }) {
  const development = process.env.NODE_ENV === 'development'

  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "font-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    `frame-ancestors ${framedBy}`,
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

export const config = { matcher: ['/((?!_next/).*)'] }
