import { refuse } from '@jembatan/platform/request'
import { type NextRequest, NextResponse } from 'next/server'
import { getEnvironment } from './server/environment'
import { findSession, SESSION_COOKIE } from './server/session/sessions'

/** Without a demo nobody but an auditor is shown anything. */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  if (!OPEN_TO_ALL.has(pathname) && !mayLook(request))
    return pathname.startsWith('/api/')
      ? refuse(request, 401, 'session_required')
      : NextResponse.redirect(new URL('/sign-in', request.url), 303)

  return NextResponse.next()
}

const OPEN_TO_ALL = new Set(['/sign-in', '/api/health', '/api/ready'])

const mayLook = (request: NextRequest) =>
  getEnvironment().DEMO_MODE || findSession(request.cookies.get(SESSION_COOKIE)?.value) !== undefined

export const config = { matcher: ['/((?!_next/).*)'] }
