import { keepSealed } from '@jembatan/audit-log'
import { getDatabase } from '../database'
import { log } from '../log'

// Next bundles pages, route handlers and instrumentation apart; one process ends once.
const kept = globalThis as typeof globalThis & { kasirEnd?: AbortController }

/** Aborts when this process is told to end: until then the trail is sealed and streamed. */
export function untilTheEnd(): AbortSignal {
  kept.kasirEnd ??= new AbortController()

  return kept.kasirEnd.signal
}

/** Seals what web and worker write to the trail, for as long as this process serves. */
export async function keepTrail() {
  const onFailure = (err: unknown) => log.error({ err }, 'the audit trail could not be sealed')
  const letGo = await keepSealed(getDatabase().sql, { onFailure })

  const end = () => {
    kept.kasirEnd?.abort()
    void letGo()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}
