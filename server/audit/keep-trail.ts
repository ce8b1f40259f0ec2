import { keepSealed } from '@jembatan/audit-log'
import { getDatabase } from '../database'
import { getLog } from '../log'

// Next bundles pages, route handlers and instrumentation apart; one process ends once.
const kept = globalThis as typeof globalThis & { ramaiEnd?: AbortController }

/** Aborts when this process is told to end: until then the trail is sealed and streamed. */
export function untilTheEnd(): AbortSignal {
  kept.ramaiEnd ??= new AbortController()

  return kept.ramaiEnd.signal
}

/** Seals what is written to the trail for as long as this process serves. */
export async function keepTrail() {
  const onFailure = (err: unknown) => getLog().error({ err }, 'the audit trail could not be sealed')
  const letGo = await keepSealed(getDatabase().sql, { onFailure })

  const end = () => {
    kept.ramaiEnd?.abort()
    void letGo()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}
