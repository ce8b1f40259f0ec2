import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { hear } from './hear'

/** As many rows as one call seals. */
const BATCH = 1000

/** A seal is a commit of its own, so one for all that is written in a moment; an auditor waits no longer than that. */
const MOMENT_MS = 100

/** Gives every row that has none its seal. Returns how many this call sealed; none when somebody else is at it. */
export async function sealTrail(sql: Sql): Promise<number> {
  let sealed = 0
  for (;;) {
    const [row] = await sql<{ count: number }[]>`select seal_audit_events() as count`
    sealed += row?.count ?? 0
    if ((row?.count ?? 0) < BATCH) return sealed
  }
}

/**
 * Seals what is written, as it is written, until it is told to stop. One call covers everything that was committed
 * before it began, so while one runs, any number of commits ask for just one more. Of failures in a row it tells one.
 */
export async function keepSealed(sql: Sql, { onFailure }: { onFailure: (cause: unknown) => void }) {
  let running: Promise<void> | undefined
  let again = false
  let failing = false

  const sealOnce = async () => {
    try {
      const sealed = await sealTrail(sql)
      failing = false
      return sealed
    } catch (cause) {
      if (!failing) onFailure(cause)
      failing = true
      return 0
    }
  }
  const seal = async () => {
    let sealed = 0
    do {
      await pause(MOMENT_MS)
      again = false
      sealed = await sealOnce()
      // A row that came beside one that waited already has not rung.
    } while (again || sealed > 0)
    running = undefined
  }
  const ask = () => {
    again = true
    running ??= seal()
  }
  const letGo = await hear(sql, 'audit_written', ask)

  return async () => {
    await letGo()
    await running
  }
}
