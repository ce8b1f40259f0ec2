import { remember } from '@epic-web/remember'
import { connect } from '@/db/connect'
import { getEnvironment } from './environment'

type Connected = ReturnType<typeof connect>

// Next's bundle and the web server's are separate; one process must still share one pool.
const holder = remember('kasirDatabase', (): { kasirDatabase?: Connected } => ({}))

export function getDatabase(): Connected {
  return holder.kasirDatabase ?? openDatabase()
}

/**
 * Opens the pool with another deadline than a web server's, or with `debug`, which is called with
 * each statement. Call it before the first `getDatabase`.
 */
export function openDatabase(options: Parameters<typeof connect>[1] = {}): Connected {
  const {
    KASIR_DATABASE_URL: url,
    KASIR_DATABASE_DIRECT_URL: direct,
    KASIR_DATABASE_DEADLINE_MS: deadlineMs,
    KASIR_OTLP_URL: collector,
  } = getEnvironment()
  holder.kasirDatabase = connect(url, { direct, deadlineMs, traced: collector !== undefined, ...options })

  return holder.kasirDatabase
}

export async function closeDatabase() {
  const open = holder.kasirDatabase
  holder.kasirDatabase = undefined
  await open?.close()
}
