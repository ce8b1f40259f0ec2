import { type BundleTable, tableNames } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { fragment, unionAll } from '@/db/fragment'
import { staged, tableName } from './staged-tables'

/** Counts of one table. Every source row is loaded, quarantined or refused. */
export type RowCount = {
  table: BundleTable
  /** Rows of the bundles, minus deletions. */
  source: number
  loaded: number
  quarantined: number
  refused: number
  /** Loaded rows that were repaired. */
  repaired: number
  /** Quarantined and refused rows by code. */
  reasons: Record<string, number>
}

type CountedTable = Omit<RowCount, 'table' | 'reasons'> & { name: string; reasons: RowCount['reasons'] | null }

/** Counts rows in each place; no number is derived from others. */
export async function countRows(sql: Sql | TransactionSql): Promise<RowCount[]> {
  const loaded = tableNames.map(
    (table) => fragment`select ${tableName(table)}::text as name, count(*) as rows from ${staged(table)}`,
  )
  const counts = await sql<CountedTable[]>`
    select loaded.name, loaded.rows::float as loaded, coalesce(source.rows, 0)::float as source,
      coalesce(aside.quarantined, 0)::float as quarantined, coalesce(aside.refused, 0)::float as refused,
      coalesce(aside.repaired, 0)::float as repaired, reasons.codes as reasons
    from (${unionAll(loaded)}) as loaded
    left join (select table_name as name, sum(added) as rows from migration.chunks group by table_name) as source using (name)
    left join (
      select table_name as name, count(*) filter (where state = 'quarantined') as quarantined,
        count(*) filter (where state = 'refused') as refused, count(*) filter (where state = 'repaired') as repaired
      from migration.quarantine group by table_name) as aside using (name)
    left join (
      select name, jsonb_object_agg(code, rows order by code) as codes from (
        select table_name as name, code, count(*) as rows from migration.quarantine
        where state <> 'repaired' group by table_name, code) as coded
      group by name) as reasons using (name)`
  const byName = new Map(counts.map(({ name, ...row }) => [name, row]))

  return tableNames.map((table) => {
    const row = byName.get(tableName(table))
    if (!row) throw new Error(`${table} was not counted`)
    return { table, ...row, reasons: row.reasons ?? {} }
  })
}

/**
 * Counts the imported rows of each table. Lines and papers are imported with their order or
 * merchant, and a chargeback or refused refund with its payment. Uses a join, so that buyers do not
 * wait for it.
 */
export async function countImported(sql: Sql): Promise<Record<BundleTable, number>> {
  const counts = await sql<{ name: string; rows: number }[]>`
    select name, sum(rows)::float as rows from (
      select table_name as name, count(*) as rows from migration.imported group by table_name
      union all
      select 'order_lines', count(*) from migration.order_lines line
      join migration.imported a on a.table_name = 'orders' and a.key = line.order_id
      union all
      select 'merchant_papers', count(*) from migration.merchant_papers paper
      join migration.imported a on a.table_name = 'merchants' and a.key = paper.merchant_id
      union all
      select 'refunds', count(*) from migration.refunds refund
      join migration.imported a on a.table_name = 'payments' and a.key = refund.payment_id
      where refund.kind = 'chargeback' or refund.status = 'refused'
    ) as places group by name`
  const byName = new Map(counts.map(({ name, rows }) => [name, rows]))
  const ofTable = (table: BundleTable) => [table, byName.get(tableName(table)) ?? 0] as const

  return Object.fromEntries(tableNames.map(ofTable)) as Record<BundleTable, number>
}

/** Counts loaded shoppers who consented: no personal data of others was sent. */
export async function countConsents(sql: Sql | TransactionSql): Promise<number> {
  const [row] = await sql<{ yes: number }[]>`
    select count(*)::float as yes from migration.shoppers where consent = 'yes'`

  return row?.yes ?? 0
}

/** Returns tables whose rows do not add up; any means that rows were lost. */
export const unbalanced = (counts: RowCount[]) =>
  counts.filter(({ source, loaded, quarantined, refused }) => source !== loaded + quarantined + refused)

/** Describes for an operator where each table's rows are, and why some wait. */
export function describeRows(tables: RowCount[]) {
  const cells = (first: string, others: (number | string)[]) =>
    `    ${first.padEnd(16)}${others.map((other) => String(other).padStart(12)).join('')}`
  const reasons = tables.flatMap(({ table, reasons }) =>
    Object.entries(reasons).map(([reason, waiting]) => `    ${`${table} · ${reason}`.padEnd(52)}${waiting}`),
  )

  return [
    cells('', ['source', 'loaded', 'repaired', 'quarantined', 'refused']),
    ...tables.map((row) => cells(row.table, [row.source, row.loaded, row.repaired, row.quarantined, row.refused])),
    ...(reasons.length > 0 ? ['  Why rows are not loaded:', ...reasons] : []),
  ]
}
