import { type BundleTable, tableNames } from '@jembatan/contract/bundle'
import type { Sql, TransactionSql } from 'postgres'
import { staged, tableName } from './staged-tables'

/** Of one table. Every row that the source has is in one of the last three, always. */
export type RowCount = {
  table: BundleTable
  /** What the bundles brought, less what they deleted. */
  source: number
  loaded: number
  quarantined: number
  refused: number
  /** Of the loaded: came in another form, and was mended. */
  mended: number
  /**
   * Of the loaded: have a place in the shop's own tables. A chargeback, or a refund that was refused, is a fact of its
   * payment and has come with it.
   */
  arrived: number
  /** Quarantined and refused, by code. */
  reasons: Record<string, number>
}

/** Counts rows where they lie: nothing is taken for the difference of the others. */
export async function countRows(sql: Sql | TransactionSql): Promise<RowCount[]> {
  const loaded = tableNames.map(
    (table) => `select '${tableName(table)}' as name, count(*) as rows from ${staged(table)}`,
  )
  const counted = await sql.unsafe<
    (Omit<RowCount, 'table' | 'reasons'> & { name: string; reasons: RowCount['reasons'] | null })[]
  >(`
    select loaded.name, loaded.rows::float as loaded, coalesce(source.rows, 0)::float as source,
      coalesce(aside.quarantined, 0)::float as quarantined, coalesce(aside.refused, 0)::float as refused,
      coalesce(aside.mended, 0)::float as mended, coalesce(arrived.rows, 0)::float as arrived, reasons.codes as reasons
    from (${loaded.join(' union all ')}) as loaded
    left join (select table_name as name, sum(added) as rows from migration.chunks group by table_name) as source using (name)
    left join (
      select table_name as name, count(*) filter (where state = 'quarantined') as quarantined,
        count(*) filter (where state = 'refused') as refused, count(*) filter (where state = 'mended') as mended
      from migration.set_aside group by table_name) as aside using (name)
    left join (
      select name, sum(rows) as rows from (
        select table_name as name, count(*) as rows from migration.arrivals group by table_name
        union all
        select 'refunds', count(*) from migration.refunds f
        join migration.arrivals p on p.table_name = 'payments' and p.key = f.payment_id
        where f.kind = 'chargeback' or f.status = 'refused') as places
      group by name) as arrived using (name)
    left join (
      select name, jsonb_object_agg(code, rows order by code) as codes from (
        select table_name as name, code, count(*) as rows from migration.set_aside
        where state <> 'mended' group by table_name, code) as coded
      group by name) as reasons using (name)`)
  const byName = new Map(counted.map(({ name, ...row }) => [name, row]))

  return tableNames.map((table) => {
    const row = byName.get(tableName(table))
    if (!row) throw new Error(`${table} was not counted`)
    return { table, ...row, reasons: row.reasons ?? {} }
  })
}

/** Of the loaded shoppers, those who said yes: the others are numbers, and stay numbers. */
export async function countConsents(sql: Sql | TransactionSql): Promise<number> {
  const [row] = await sql<{ yes: number }[]>`
    select count(*)::float as yes from migration.shoppers where consent = 'yes'`

  return row?.yes ?? 0
}

/** Tables whose rows do not add up; none, or something is lost. */
export const unbalanced = (counts: RowCount[]) =>
  counts.filter(({ source, loaded, quarantined, refused }) => source !== loaded + quarantined + refused)
