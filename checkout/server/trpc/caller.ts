import 'server-only'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { hashSessionId } from '../session/session'
import { type Context, createCallerFactory } from './init'
import { appRouter } from './router'

export { imageSources } from '../composition/image-sources'
export { newSessionId } from '../session/session'
export { type Failure, readFailure } from './failure'

/** What `app/` reads from a request and hands over. */
export type Visit = { sessionId: string | null; operatorSession?: string; requestId: string; address: string }

export async function createContext({ sessionId, operatorSession, ...request }: Visit): Promise<Context> {
  const { db } = getDatabase()

  return {
    db,
    now: await readNow(db),
    ...request,
    sessionHash: sessionId ? hashSessionId(sessionId) : null,
    operatorSession: operatorSession ?? null,
  }
}

/** The one way from a page or a route handler into the server's rooms. */
export const createCaller = (visit: Visit) => createCallerFactory(appRouter)(() => createContext(visit))
