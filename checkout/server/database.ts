import { remember } from '@epic-web/remember'
import type { Deadline } from '@jembatan/platform/database-socket'
import { type Connected, connect } from '@/db/connect'
import { getEnvironment } from './environment'
import { log } from './log'

// Next's bundle and the web server's each load this module; both must share one pool.
const singleton = remember('pasarDatabase', (): { pasarDatabase?: Connected } => ({}))

export function getDatabase(): Connected {
  return singleton.pasarDatabase ?? openDatabase()
}

/** Undefined before the first request; tests of verbs pass their own database. */
export const findDatabase = () => singleton.pasarDatabase

/** Opens the pool with another deadline than a web server's. Call it before the first `getDatabase`. */
export function openDatabase({ deadlineMs = getEnvironment().PASAR_DATABASE_DEADLINE_MS }: Deadline = {}) {
  const {
    PASAR_DATABASE_URL: address,
    PASAR_DATABASE_DIRECT_URL: direct,
    PASAR_DATABASE_REPLICA_URL: url,
    PASAR_OTLP_URL: collector,
  } = getEnvironment()
  const onAway = (err: unknown) => log.warn({ err }, 'the replica does not answer: the primary reads for it')
  const onBack = () => log.info('the replica answers again')

  singleton.pasarDatabase = connect(address, {
    direct,
    deadlineMs,
    traced: collector !== undefined,
    replica: url ? { url, onAway, onBack } : undefined,
  })

  return singleton.pasarDatabase
}
