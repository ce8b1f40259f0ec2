import { remember } from '@epic-web/remember'
import { type Connected, connect } from '@/db/connect'
import { getEnvironment } from './environment'
import { log } from './log'

// Next's bundle and the web server's each load this module; both must share one pool.
const singleton = remember('pasarDatabase', (): { pasarDatabase?: Connected } => ({}))

export function getDatabase(): Connected {
  singleton.pasarDatabase ??= open()

  return singleton.pasarDatabase
}

/** Undefined before the first request; tests of verbs pass their own database. */
export const findDatabase = () => singleton.pasarDatabase

function open() {
  const {
    PASAR_DATABASE_URL: address,
    PASAR_DATABASE_DIRECT_URL: direct,
    PASAR_DATABASE_REPLICA_URL: url,
    PASAR_OTLP_URL: collector,
  } = getEnvironment()
  const onAway = (err: unknown) => log.warn({ err }, 'the replica does not answer: the primary reads for it')
  const onBack = () => log.info('the replica answers again')

  return connect(address, {
    direct,
    traced: collector !== undefined,
    replica: url ? { url, onAway, onBack } : undefined,
  })
}
