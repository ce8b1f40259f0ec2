import { openDatabase } from '../../postgres/open-database'
import type { Street } from './street'

export const PLENTY = 1_000_000

/** What is asked of the databases is asked before the first buyer comes and after the last has gone. */
export async function setStock({ pasar }: Street, { sku, available }: { sku?: string; available: number }) {
  const sql = openDatabase(pasar.databaseUrl)
  await sql`update variants set available = ${available} where sku = ${sku ?? ''} or ${sku === undefined}`
  await sql.end()
}

/** Pieces that were sold or are held beyond what the shelves held at the beginning. */
export async function countOversold({ pasar }: Street, stockedWith: Record<string, number>) {
  const sql = openDatabase(pasar.databaseUrl)
  const taken = await sql<{ sku: string; pieces: number }[]>`
    select sku, sum(quantity)::int as pieces from stock_holds where state <> 'released' group by sku`
  await sql.end()

  return taken.reduce((sum, { sku, pieces }) => sum + Math.max(0, pieces - (stockedWith[sku] ?? PLENTY)), 0)
}
