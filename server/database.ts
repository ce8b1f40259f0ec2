import { remember } from '@epic-web/remember'
import { type Connected, connect } from '@/db/connect'
import { getEnvironment } from './environment'
import { getLog } from './log'

// Shared through the process, because Next's bundle has its own copy of this module, and both must
// share one pool.
const memory = remember('ramaiDatabase', (): { ramaiDatabase?: Connected } => ({}))

export function getDatabase(): Connected {
  memory.ramaiDatabase ??= open()

  return memory.ramaiDatabase
}

/** Returns undefined before the first request; tests pass their own database to verbs. */
export const findDatabase = () => memory.ramaiDatabase

function open() {
  const {
    RAMAI_DATABASE_URL: address,
    RAMAI_DATABASE_DIRECT_URL: direct,
    RAMAI_DATABASE_REPLICA_URL: url,
    RAMAI_DATABASE_DEADLINE_MS: deadlineMs,
    RAMAI_OTLP_URL: collector,
  } = getEnvironment()
  const onAway = (err: unknown) => getLog().warn({ err }, 'the replica does not answer: the primary reads for it')
  const onBack = () => getLog().info('the replica answers again')

  return connect(address, {
    direct,
    deadlineMs,
    traced: collector !== undefined,
    replica: url ? { url, onAway, onBack } : undefined,
  })
}
