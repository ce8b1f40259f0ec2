import { keepSealed } from '@jembatan/audit-log'
import { getDatabase } from '../database'
import { log } from '../log'

// Next bundles pages, route handlers and instrumentation apart; one process ends once.
const kept = globalThis as typeof globalThis & { kasirEnd?: AbortController }

/** Aborts when this process is asked to end: until then the audit log is hashed and streamed. */
export function untilTheEnd(): AbortSignal {
  kept.kasirEnd ??= new AbortController()

  return kept.kasirEnd.signal
}

/** Adds what web and worker record to the hash chain, for as long as this process serves. */
export async function keepAuditLog() {
  const onFailure = (err: unknown) => log.error({ err }, 'audit log: hash chain not extended')
  const release = await keepSealed(getDatabase().sql, { onFailure })

  const end = () => {
    kept.kasirEnd?.abort()
    void release()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}
