import type { Look, MigrationStatus } from './runs'

/** The meaning of each count of a running import for a table's rows. */
const MEANING: Record<string, 'loaded' | 'imported'> = { rows: 'loaded', orders: 'imported' }
const IMPORTS = ['import', 'cut-over']

/**
 * Returns the last look with the counts of the running import added; null if no running step
 * changes them. A quarantined row counts as loaded until the next look.
 */
export function countRunning(last: Look | undefined, running: MigrationStatus['running'], now: Date): Look | null {
  const { step = '', tables: counted } = running?.progress ?? {}
  const meaning = MEANING[step]
  if (!last || !running || !counted || !meaning || !IMPORTS.includes(running.command)) return null
  const { pasar } = last.sides
  const before = new Map(pasar.tables.map((table) => [table.table, table]))
  const names = [...new Set([...before.keys(), ...Object.keys(counted)])]
  const tables = names.map((name) => {
    const table = { ...(before.get(name) ?? nothingOf(name)) }
    table[meaning] = Math.max(table[meaning], counted[name] ?? 0)
    table.source = Math.max(table.source, table.loaded + table.quarantined + table.refused)

    return table
  })
  // The next look counts the consenting shoppers.
  const shoppers = tables.find(({ table }) => table === 'shoppers')?.loaded ?? 0
  const consented = shoppers > (before.get('shoppers')?.loaded ?? 0) ? shoppers : pasar.consented

  return { at: now.toISOString(), sides: { ...last.sides, pasar: { ...pasar, tables, consented } } }
}

const nothingOf = (table: string) => ({
  table,
  source: 0,
  loaded: 0,
  quarantined: 0,
  refused: 0,
  repaired: 0,
  imported: 0,
  reasons: {},
})
