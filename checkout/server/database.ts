import { connect } from '@/db/connect'
import { getEnvironment } from './environment'

type Connected = ReturnType<typeof connect>

// Next bundles pages, route handlers and instrumentation apart; one process must still share one pool.
const kept = globalThis as typeof globalThis & { pasarDatabase?: Connected }

export function getDatabase(): Connected {
  kept.pasarDatabase ??= open()

  return kept.pasarDatabase
}

function open() {
  const { PASAR_DATABASE_URL: url, PASAR_DATABASE_DIRECT_URL: direct } = getEnvironment()

  return connect(url, { direct })
}
