import { readCookie } from '@jembatan/platform/cookies'
import { nearestHop } from '@jembatan/platform/request'
import { cookies, headers } from 'next/headers'
import {
  ACCOUNT_COOKIE,
  createCaller,
  DEVICE_COOKIE,
  newSessionId,
  SESSION_DAYS,
  type Visit,
} from '@/server/trpc/caller'
import { OPERATOR_COOKIE } from './back-office/operator-session'

/** `__Host-`: this host alone, never a neighbour's or a parent's. */
export const SESSION_COOKIE = '__Host-pasar_session'

export const SESSION_COOKIE_OPTIONS = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  maxAge: SESSION_DAYS * 24 * 60 * 60,
} as const

/** Who asks, by a request that a route handler was given: what machines call is answered without Next's `cookies()`. */
export const visitOf = ({ headers }: Pick<Request, 'headers'>) =>
  describeVisit(headers, (name) => readCookie(headers, name))

/** The same for a page or an action. */
export async function readVisit() {
  const jar = await cookies()

  return describeVisit(await headers(), (name) => jar.get(name)?.value)
}

/** The id of a request and its address are the admission's, whatever the caller sent. */
function describeVisit(headers: Headers, cookie: (name: string) => string | undefined): Visit {
  return {
    sessionId: cookie(SESSION_COOKIE) ?? null,
    accountSession: cookie(ACCOUNT_COOKIE),
    device: cookie(DEVICE_COOKIE),
    operatorSession: cookie(OPERATOR_COOKIE),
    cookies: headers.get('cookie') ?? '',
    requestId: requestIdOf({ headers }),
    address: nearestHop(headers),
  }
}

export const requestIdOf = ({ headers }: Pick<Request, 'headers'>) => headers.get('x-request-id') ?? 'none'

/** For a page. */
export const readRequestId = async () => requestIdOf({ headers: await headers() })

/** The shop's server, on behalf of whoever sent this request. */
export const shopOf = (request: Request) => createCaller(visitOf(request))

/** The same for a page or an action. */
export const shop = async () => createCaller(await readVisit())

/** The same for a visitor who may be new: the browser gets its session first, or keeps it for another while. In actions only. */
export async function shopWithSession() {
  const visit = await readVisit()
  const sessionId = visit.sessionId ?? newSessionId()
  const jar = await cookies()
  jar.set(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS)

  return createCaller({ ...visit, sessionId })
}
