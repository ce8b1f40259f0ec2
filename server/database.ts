import { connect } from '@/db/connect'
import { getEnvironment } from './environment'

type Connected = ReturnType<typeof connect>

// Next bundles pages, route handlers and instrumentation apart; one process must still share one pool.
const kept = globalThis as typeof globalThis & { ramaiDatabase?: Connected }

export function getDatabase(): Connected {
  kept.ramaiDatabase ??= open()

  return kept.ramaiDatabase
}

function open() {
  const { RAMAI_DATABASE_URL: url, RAMAI_DATABASE_DIRECT_URL: direct } = getEnvironment()

  return connect(url, { direct })
}
