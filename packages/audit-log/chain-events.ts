import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { subscribe } from './subscribe'

/** The number of rows that one call of `seal_audit_events` hashes. */
const BATCH = 1000

/**
 * Each batch is a commit, so one batch covers all rows written within this time. It also bounds an
 * auditor's delay.
 */
const MOMENT_MS = 100

/**
 * Adds every row that has no hash yet to the chain. Returns the number of rows added; 0 while
 * another call runs.
 */
export async function chainEvents(sql: Sql): Promise<number> {
  let chained = 0
  for (;;) {
    const [row] = await sql<{ count: number }[]>`select seal_audit_events() as count`
    chained += row?.count ?? 0
    if ((row?.count ?? 0) < BATCH) return chained
  }
}

type Maintain = {
  /**
   * Aborts on SIGTERM and SIGINT. The same signal ends the streams if `createAuditApi` receives it.
   */
  shutdown?: AbortController
  /** Called once per run of consecutive failures. */
  onFailure: (cause: unknown) => void
}

/**
 * Hashes rows as they are written, until SIGTERM, SIGINT or the returned function ends it. One call
 * covers everything committed before it began, so any number of commits during a call cause one
 * more call.
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
      // A row does not notify if an unhashed row was already waiting when it was written.
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
