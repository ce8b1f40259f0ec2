import type { Scene } from '../scenario/scene'

/** What one window of the walkthrough has played. Lives in this process's memory, and there alone. */
export type Session = { id: string; scenes: Scene[]; touchedAt: number }

const MOST_SESSIONS = 200
const MOST_SCENES = 50
const FORGOTTEN_AFTER = 6 * 60 * 60 * 1000

// Next bundles pages and route handlers apart; they must still mean the same sessions.
const kept = globalThis as typeof globalThis & { jembatanSessions?: Map<string, Session> }

const sessions = () => {
  kept.jembatanSessions ??= new Map()

  return kept.jembatanSessions
}

/** The session of this cookie, or a new one under a name that nobody can guess. */
export function findOrOpenSession(id: string | undefined, now = Date.now()): Session {
  forgetOld(now)
  const session = sessions().get(id ?? '') ?? { id: crypto.randomUUID(), scenes: [], touchedAt: now }
  session.touchedAt = now
  // Last in the map is last to be forgotten.
  sessions().delete(session.id)
  sessions().set(session.id, session)

  return session
}

/** The oldest play is forgotten first; what it ordered runs out of time in Pasar by itself. */
export function keepScene(session: Session, scene: Scene) {
  session.scenes = [...session.scenes, scene].slice(-MOST_SCENES)
}

function forgetOld(now: number) {
  for (const { id, touchedAt } of [...sessions().values()])
    if (now - touchedAt > FORGOTTEN_AFTER || sessions().size >= MOST_SESSIONS + 1) sessions().delete(id)
}
