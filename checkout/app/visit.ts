import { nearestHop } from '@jembatan/platform/request'
import { cookies, headers } from 'next/headers'
import { createCaller, newSessionId, type Visit } from '@/server/trpc/caller'
import { OPERATOR_COOKIE } from './back-office/operator-session'

/** `__Host-`: this host alone, never a neighbour's or a parent's. */
export const SESSION_COOKIE = '__Host-pasar_session'

/** Thirty days: a buyer who comes back finds the basket and the orders again. */
export const SESSION_COOKIE_OPTIONS = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 30 * 24 * 60 * 60,
} as const

/** What is known of a request. Its id and its address are the admission's, whatever the caller sent. */
export async function readVisit(): Promise<Visit> {
  const jar = await cookies()

  return {
    sessionId: jar.get(SESSION_COOKIE)?.value ?? null,
    operatorSession: jar.get(OPERATOR_COOKIE)?.value,
    requestId: await readRequestId(),
    address: nearestHop(await headers()),
  }
}

export async function readRequestId() {
  return (await headers()).get('x-request-id') ?? 'none'
}

/** The shop's server, on behalf of this request's visitor. */
export async function shop() {
  return createCaller(await readVisit())
}

/** The same for a visitor who may be new: the browser gets its session first. In actions and route handlers only. */
export async function shopWithSession() {
  const visit = await readVisit()
  if (visit.sessionId) return createCaller(visit)
  const sessionId = newSessionId()
  const jar = await cookies()
  jar.set(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS)

  return createCaller({ ...visit, sessionId })
}
