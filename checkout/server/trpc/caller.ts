import 'server-only'
import { getDatabase } from '../database'
import { hashSessionId } from '../session/session-id'
import { type Context, createCallerFactory } from './init'
import { appRouter } from './router'

export { newSessionId } from '../session/session-id'
export { type Failure, readFailure } from './failure'

/** What `app/` reads from a request and hands over. */
export type Visit = { sessionId: string | null; deskPass?: string; requestId: string }

export function createContext({ sessionId, deskPass, requestId }: Visit): Context {
  return {
    db: getDatabase().db,
    now: new Date(),
    requestId,
    sessionHash: sessionId ? hashSessionId(sessionId) : null,
    deskPass: deskPass ?? null,
  }
}

/** The one way from a page or a route handler into the server's rooms. */
export const createCaller = (visit: Visit) => createCallerFactory(appRouter)(createContext(visit))
