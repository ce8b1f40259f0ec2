import type { ScenarioContext } from '../scenario/steps/context'
import type { ScenePace } from '../scene/scene-pace'

/** What one presenter has run. Lives in this process's memory, and there alone. */
export type Session = {
  id: string
  runs: ScenarioContext[]
  usedAt: number
  /** Of the scene that is played in this presenter's browser now. */
  scene?: ScenePace
}

const MOST_SESSIONS = 200
const MOST_RUNS = 50
const FORGOTTEN_AFTER_MS = 6 * 60 * 60 * 1000

// Next bundles pages and route handlers apart; they must still mean the same sessions.
const kept = globalThis as typeof globalThis & { jembatanSessions?: Map<string, Session> }

const sessions = () => {
  kept.jembatanSessions ??= new Map()

  return kept.jembatanSessions
}

/** What was run under this id, which whoever calls has verified. */
export function findOrCreateSession(id: string, now = Date.now()): Session {
  forgetOld(now)
  const session = sessions().get(id) ?? { id, runs: [], usedAt: now }
  session.usedAt = now
  // Last in the map is last to be forgotten.
  sessions().delete(session.id)
  sessions().set(session.id, session)

  return session
}

/** The oldest run is forgotten first; what it ordered expires in Pasar by itself. */
export function addRun(session: Session, run: ScenarioContext) {
  session.runs = [...session.runs, run].slice(-MOST_RUNS)
}

function forgetOld(now: number) {
  for (const { id, usedAt } of [...sessions().values()])
    if (now - usedAt > FORGOTTEN_AFTER_MS || sessions().size >= MOST_SESSIONS + 1) sessions().delete(id)
}
