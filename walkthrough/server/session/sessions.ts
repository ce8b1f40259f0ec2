import { remember } from '@epic-web/remember'
import { newOperatorToken } from '@jembatan/platform/operator-key'
import type { ScenarioContext } from '../scenario/steps/context'
import type { ScenePace } from '../scene/scene-pace'

/**
 * A presenter's in a demo, else an auditor's, with what a presenter has run. Lives in this
 * process's memory alone.
 */
export type Session = {
  id: string
  runs: ScenarioContext[]
  expiresAt: number
  /** Aborts what is still sent to the session's browser. */
  ending: AbortController
  /** The scene that plays in this presenter's browser. */
  scene?: ScenePace
}

export const SESSION_COOKIE = '__Host-jembatan_session'

const MOST_SESSIONS = 200
const MOST_RUNS = 50
const LIFE_MS = 12 * 60 * 60 * 1000

// Next's bundle and the web server's are apart; they must still mean the same sessions.
const singleton = remember('jembatanSessions', (): { jembatanSessions?: Map<string, Session> } => ({}))
singleton.jembatanSessions ??= new Map()
const sessions = singleton.jembatanSessions

/**
 * Returns the token, which only the cookie of this browser holds. The caller has verified a link or
 * a key.
 */
export function beginSession(now = Date.now()): string {
  for (const [token, { expiresAt }] of [...sessions])
    if (expiresAt <= now || sessions.size >= MOST_SESSIONS) endSession(token)
  const token = newOperatorToken()
  const session = { id: crypto.randomUUID(), runs: [], expiresAt: now + LIFE_MS, ending: new AbortController() }
  sessions.set(token, session)

  return token
}

/** Undefined for a missing, unknown, ended or expired session. */
export function findSession(token = '', now = Date.now()): Session | undefined {
  const session = sessions.get(token)
  if (!session || session.expiresAt <= now) return undefined
  // Last in the map is evicted last.
  sessions.delete(token)
  sessions.set(token, session)

  return session
}

export function endSession(token = '') {
  sessions.get(token)?.ending.abort()
  sessions.delete(token)
}

/** Ends the sessions of all browsers, the caller's own among them. */
export function endAllSessions() {
  for (const token of [...sessions.keys()]) endSession(token)
}

/** Whether another presenter plays a scene now. */
export const isScenePlayedElsewhere = ({ id }: Session) =>
  [...sessions.values()].some((other) => other.id !== id && other.scene !== undefined)

/** The oldest run is forgotten first; what it ordered expires in Pasar by itself. */
export function addRun(session: Session, run: ScenarioContext) {
  session.runs = [...session.runs, run].slice(-MOST_RUNS)
}
