import { openDatabase } from '../../dev/postgres/open-database'
import type { BenchContext } from './context'

export const PLENTY = 1_000_000

/** Error codes of an order: sold out, or the unpaid orders of others hold their part of the stock. */
export const NONE_LEFT = ['out_of_stock', 'unpaid_pieces']

/**
 * Sets the available stock of one item or of all. Only between measurements, because it costs
 * statements.
 */
export async function setStock(
  { pasar }: Pick<BenchContext, 'pasar'>,
  { sku, available }: { sku?: string; available: number },
) {
  const sql = openDatabase(pasar.databaseUrl)
  await sql`update variants set available = ${available} where sku = ${sku ?? ''} or ${sku === undefined}`
  await sql.end()
}

/** Pieces sold or held beyond the initial stock. */
export async function countOversold({ pasar }: BenchContext, stock: Record<string, number>) {
  const sql = openDatabase(pasar.databaseUrl)
  const sold = await sql<{ sku: string; pieces: number }[]>`
    select sku, sum(quantity)::int as pieces from stock_holds where state <> 'released' group by sku`
  await sql.end()

  return sold.reduce((sum, { sku, pieces }) => sum + Math.max(0, pieces - (stock[sku] ?? PLENTY)), 0)
}
