import { randomBytes } from 'node:crypto'
import type { cookies } from 'next/headers'

/** A random number that lets Ramai count one browser's departures for a minute. It enters no token, table or log. */
const VIEWER_COOKIE = '__Host-ramai_viewer'

const VIEWER = /^[A-Za-z0-9_-]{22}$/

export function getViewer(jar: Awaited<ReturnType<typeof cookies>>): string {
  const known = jar.get(VIEWER_COOKIE)?.value
  if (known && VIEWER.test(known)) return known

  const viewer = randomBytes(16).toString('base64url')
  jar.set(VIEWER_COOKIE, viewer, { httpOnly: true, secure: true, sameSite: 'lax', path: '/' })
  return viewer
}
