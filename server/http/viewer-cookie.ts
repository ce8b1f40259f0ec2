import { randomBytes } from 'node:crypto'
import { readCookie, writeCookie } from '@jembatan/platform/cookies'

/**
 * A random number with which Ramai counts one browser's departures for a minute. It is in no token,
 * table or log.
 */
const VIEWER_COOKIE = '__Host-ramai_viewer'

const VIEWER = /^[A-Za-z0-9_-]{22}$/

/** Returns the browser's number, and the cookie that sets one if it has none. */
export function readViewer(headers: Headers): { viewer: string; cookie?: string } {
  const cookieValue = readCookie(headers, VIEWER_COOKIE)
  if (cookieValue && VIEWER.test(cookieValue)) return { viewer: cookieValue }
  const viewer = randomBytes(16).toString('base64url')

  return { viewer, cookie: writeCookie(VIEWER_COOKIE, viewer, { httpOnly: true, secure: true, sameSite: 'lax' }) }
}
