import { keepSealed } from '@jembatan/audit-log'
import { getDatabase } from '../database'
import { log } from '../log'

// Next bundles pages, route handlers and instrumentation apart; one process ends once.
const kept = globalThis as typeof globalThis & { pasarShutdown?: AbortController }

/** Aborts when this process is told to end. */
export function shutdownSignal(): AbortSignal {
  kept.pasarShutdown ??= new AbortController()

  return kept.pasarShutdown.signal
}

/** Extends the hash chain over what web and worker write to the audit log, while this process serves. */
export async function keepHashChain() {
  const onFailure = (err: unknown) => log.error({ err }, 'audit hash chain not extended')
  const stop = await keepSealed(getDatabase().sql, { onFailure })

  const end = () => {
    kept.pasarShutdown?.abort()
    void stop()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}
