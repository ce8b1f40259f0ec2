import { cookies, headers } from 'next/headers'
import {
  createCaller,
  describeVisit,
  newSessionId,
  requestIdOf,
  SESSION_COOKIE,
  SESSION_COOKIE_OPTIONS,
} from '@/server/trpc/caller'

/** Who asks for a page, or sends an action. */
export async function readVisit() {
  const jar = await cookies()

  return describeVisit(await headers(), (name) => jar.get(name)?.value)
}

/** For a page. */
export const readRequestId = async () => requestIdOf({ headers: await headers() })

/** The shop's server, on behalf of whoever asks for this page or sent this action. */
export const shop = async () => createCaller(await readVisit())

/** The same for a visitor who may be new: the browser gets its session first, or keeps it for another while. In actions only. */
export async function shopWithSession() {
  const visit = await readVisit()
  const sessionId = visit.sessionId ?? newSessionId()
  const jar = await cookies()
  jar.set(SESSION_COOKIE, sessionId, SESSION_COOKIE_OPTIONS)

  return createCaller({ ...visit, sessionId })
}
