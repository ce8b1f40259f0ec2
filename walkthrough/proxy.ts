import { type NextRequest, NextResponse } from 'next/server'
import { mayLook } from './server/session/may-look'

/**
 * Outside demo mode pages require an auditor's session. `server/http` guards the endpoints alike.
 */
export const proxy = (request: NextRequest) =>
  mayLook(request.headers) ? NextResponse.next() : NextResponse.redirect(new URL('/sign-in', request.url), 303)

export const config = { matcher: ['/((?!_next/).*)'] }
