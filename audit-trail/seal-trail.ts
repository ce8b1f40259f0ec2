import type { Sql } from 'postgres'

/** As many rows as one call seals. */
const BATCH = 1000

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
 * before it began, so while one runs, any number of commits ask for just one more.
 */
export async function keepSealed(sql: Sql, { onFailure }: { onFailure: (cause: unknown) => void }) {
  let running: Promise<void> | undefined
  let again = false

  const seal = async () => {
    do {
      again = false
      await sealTrail(sql).catch(onFailure)
    } while (again)
    running = undefined
  }
  const ask = () => {
    again = true
    running ??= seal()
  }
  // Asked once at the beginning, and whenever the connection had to be made anew: something may have been missed.
  const { unlisten } = await sql.listen('audit_written', ask, ask)

  return async () => {
    await unlisten()
    await running
  }
}
