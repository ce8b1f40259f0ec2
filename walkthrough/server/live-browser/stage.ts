import { remember } from '@epic-web/remember'
import type { Language } from '@/i18n/language'
import { getBrowserEnvironment, getEnvironment } from '../environment'
import { listSystems, type WatchedSystem } from '../systems/systems'
import { launchBrowser } from './launch-browser'
import { type LiveSession, openLiveSession } from './live-session'

export const MOST_SESSIONS = 3
/** Milliseconds that a session survives without a window, while its presenter views other pages. */
const UNWATCHED_FOR_MS = 5 * 60_000
type OpenStage = {
  executablePath: string
  environment: Record<string, string>
  systems: WatchedSystem[]
  unwatchedForMs?: number
}

/** Thrown when all sessions are in use. */
export class StageFull extends Error {}

/** The presenters' sessions, each with its own browser. */
export function openStage({ executablePath, environment, systems, unwatchedForMs = UNWATCHED_FOR_MS }: OpenStage) {
  const sessions = new Map<string, { session: LiveSession; leaving?: NodeJS.Timeout }>()
  const launch = () => launchBrowser({ executablePath, systems, environment })

  async function closeSession(id: string) {
    const entry = sessions.get(id)
    clearTimeout(entry?.leaving)
    sessions.delete(id)
    await entry?.session.close()
  }

  /** Finds the session that has been without a window for longest. */
  const findUnwatched = () => [...sessions].find(([, { leaving }]) => leaving !== undefined)?.[0]

  return {
    /** @throws {StageFull} when all other sessions have an open window. */
    async enter(id: string, language: Language): Promise<LiveSession> {
      const entry = sessions.get(id)
      if (entry && !entry.session.isGone()) {
        await entry.session.speak(language)
        return entry.session
      }
      if (entry) await closeSession(id)
      while (!sessions.has(id) && sessions.size >= MOST_SESSIONS) {
        const unwatched = findUnwatched()
        if (unwatched === undefined) throw new StageFull()
        await closeSession(unwatched)
      }
      // Another window of the same presenter may have opened in the meantime.
      const opened = sessions.get(id)
      if (opened) return opened.session
      const session = openLiveSession({ launch, systems, language })
      sessions.set(id, { session })

      return session
    },

    find: (id: string) => sessions.get(id)?.session,

    /** Call after a viewer joins or leaves. The session closes a while after the last viewer. */
    count(id: string) {
      const entry = sessions.get(id)
      if (!entry) return
      clearTimeout(entry.leaving)
      entry.leaving = entry.session.watchers() > 0 ? undefined : setTimeout(() => void closeSession(id), unwatchedForMs)
    },

    async close() {
      await Promise.all([...sessions.keys()].map(closeSession))
    },
  }
}

export type Stage = ReturnType<typeof openStage>

// Shared between Next's bundle and the web server's, so that both use the same browser.
const singleton = remember('jembatanStage', (): { jembatanStage?: Stage | null } => ({}))

/** Returns the process's stage; null without a browser. */
export function getStage(): Stage | null {
  if (singleton.jembatanStage !== undefined) return singleton.jembatanStage
  const environment = getEnvironment()
  const executablePath = environment.WALKTHROUGH_CHROMIUM
  const stage = executablePath
    ? openStage({ executablePath, systems: listSystems(environment), environment: getBrowserEnvironment() })
    : null
  singleton.jembatanStage = stage
  // Ends the streams, because the server waits for them.
  if (stage) process.once('SIGTERM', () => void stage.close()).once('SIGINT', () => void stage.close())

  return stage
}
