import { cookies, headers } from 'next/headers'
import { newSessionId, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '@/server/session/cookies'
import { createCaller, describeVisitor, requestIdOf } from '@/server/trpc/caller'

/** Returns the visitor of the current page request or server action. */
export async function getVisitor() {
  const jar = await cookies()

  return describeVisitor(await headers(), (name) => jar.get(name)?.value)
}

/** For pages. */
export const readRequestId = async () => requestIdOf({ headers: await headers() })

/** The shop's API on behalf of the current visitor. */
export const shop = async () => createCaller(await getVisitor())

/**
 * `shop` for a visitor who may be new: sets or renews the session cookie first. Server actions
 * only.
 */
export async function shopWithSession() {
  const visitor = await getVisitor()
  const sessionId = visitor.sessionId ?? newSessionId()
  const jar = await cookies()
  jar.set(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS)

  return createCaller({ ...visitor, sessionId })
}
