import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { subscribe } from './subscribe'

/** As many rows as one call of `seal_audit_events` takes. */
const BATCH = 1000

/** A batch is a commit of its own, so one for all that is written in a moment; an auditor waits no longer than that. */
const MOMENT_MS = 100

/** Adds every row that has no hash yet to the chain. Returns how many this call added; none while another call runs. */
export async function chainEvents(sql: Sql): Promise<number> {
  let chained = 0
  for (;;) {
    const [row] = await sql<{ count: number }[]>`select seal_audit_events() as count`
    chained += row?.count ?? 0
    if ((row?.count ?? 0) < BATCH) return chained
  }
}

type Maintain = {
  /** Aborted when the process is told to end; ends the streams too, when `createAuditApi` gets its signal. */
  shutdown?: AbortController
  /** Called once for failures in a row. */
  onFailure: (cause: unknown) => void
}

/**
 * Adds rows to the chain as they are written, until SIGTERM, SIGINT or the returned function. One call covers everything
 * that was committed before it began, so while one runs, any number of commits ask for just one more.
 */
export async function maintainHashChain(sql: Sql, { shutdown, onFailure }: Maintain) {
  let running: Promise<void> | undefined
  let again = false
  let failing = false

  const chainOnce = async () => {
    try {
      const chained = await chainEvents(sql)
      failing = false
      return chained
    } catch (cause) {
      if (!failing) onFailure(cause)
      failing = true
      return 0
    }
  }
  const chain = async () => {
    let chained = 0
    do {
      await pause(MOMENT_MS)
      again = false
      chained = await chainOnce()
      // A row that was written beside one that waited already has not notified.
    } while (again || chained > 0)
    running = undefined
  }
  const unsubscribe = await subscribe(sql, 'audit_written', () => {
    again = true
    running ??= chain()
  })

  const stop = async () => {
    process.off('SIGTERM', end)
    process.off('SIGINT', end)
    await unsubscribe()
    await running
  }
  const end = () => {
    shutdown?.abort()
    void stop()
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)

  return stop
}
