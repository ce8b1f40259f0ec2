import { cookies, headers } from 'next/headers'
import { newSessionId, SESSION_COOKIE, SESSION_COOKIE_OPTIONS } from '@/server/session/cookies'
import { createCaller, describeVisitor, requestIdOf } from '@/server/trpc/caller'

/** Who asks for a page, or sends an action. */
export async function getVisitor() {
  const jar = await cookies()

  return describeVisitor(await headers(), (name) => jar.get(name)?.value)
}

/** For a page. */
export const readRequestId = async () => requestIdOf({ headers: await headers() })

/** The shop's server, on behalf of whoever asks for this page or sent this action. */
export const shop = async () => createCaller(await getVisitor())

/** The same for a visitor who may be new: the browser gets its session first, or keeps it for another while. In actions only. */
export async function shopWithSession() {
  const visitor = await getVisitor()
  const sessionId = visitor.sessionId ?? newSessionId()
  const jar = await cookies()
  jar.set(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS)

  return createCaller({ ...visitor, sessionId })
}
