import { type NextRequest, NextResponse } from 'next/server'
import { mayLook } from './server/session/may-look'

/** Without a demo pages are shown to an auditor alone; the endpoints have the same guard in `server/http`. */
export const proxy = (request: NextRequest) =>
  mayLook(request.headers) ? NextResponse.next() : NextResponse.redirect(new URL('/sign-in', request.url), 303)

export const config = { matcher: ['/((?!_next/).*)'] }
