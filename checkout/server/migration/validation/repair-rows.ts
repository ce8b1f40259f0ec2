import type { BundleTable } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { commaSeparated, type Fragment, fragment } from '@/db/fragment'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { WRITTEN } from './rules'
import { tableName } from './staged-tables'
import { markingRows, validateMarked } from './validate-rows'

type RepairRule = {
  table: BundleTable
  code: string
  /** The repaired row, computed from `row`; unchanged rows stay in quarantine. */
  row: Fragment
}

/** A clock error shifts times by minutes or hours. An operator decides on differences of a day. */
const notBefore = (paid: string, start: string) => fragment`case
  when (row ->> ${start})::timestamptz - (row ->> ${paid})::timestamptz < interval '1 day'
  then row || jsonb_build_object(${paid}::text, row -> ${start}) else row end`

const decoded = (columns: string[]) =>
  fragment`row || jsonb_build_object(${commaSeparated(
    columns.map((column) => fragment`${column}::text, migration.repair_encoding(row ->> ${column})`),
  )})`

const REPAIR_RULES: RepairRule[] = [
  ...(Object.entries(WRITTEN) as [BundleTable, string[]][]).map(([table, columns]) => ({
    table,
    code: 'encoding_mixed',
    row: decoded(columns),
  })),
  { table: 'orders', code: 'paid_before_placed', row: notBefore('paid_at', 'placed_at') },
  { table: 'payments', code: 'paid_before_created', row: notBefore('paid_at', 'created_at') },
]

type Repaired = { table: BundleTable; code: string; rows: number }

/**
 * Applies automatic repairs and validates the rows again. Of two accounts with one phone the first
 * represents both. Repeated calls change nothing.
 */
export const repairRows = (sql: Sql, { now }: { now: Date }) =>
  markingRows(sql, async (tx) => {
    const repaired = new Map<string, Repaired>()
    // A rule reports a row's first fault; the second appears once that one is repaired.
    for (let pass = await repairOnce(tx); pass.length > 0; pass = await repairOnce(tx))
      for (const { table, code, rows } of pass) {
        const before = repaired.get(`${table} ${code}`)?.rows ?? 0
        repaired.set(`${table} ${code}`, { table, code, rows: before + rows })
      }
    for (const detail of repaired.values())
      await recordEvent(writerOf(tx), { kind: 'migration_rows_repaired', detail, at: now })

    return [...repaired.values()]
  })

async function repairOnce(tx: TransactionSql) {
  await tx`truncate marked`
  const repaired: Repaired[] = []
  for (const rule of REPAIR_RULES) repaired.push(await applyRepair(tx, rule))
  repaired.push(await mergeShoppers(tx))
  const changed = repaired.filter(({ rows }) => rows > 0)
  if (changed.length > 0) await validateMarked(tx)

  return changed
}

async function applyRepair(tx: TransactionSql, { table, code, row }: RepairRule): Promise<Repaired> {
  const { count } = await tx`
    with repaired as (
      update migration.quarantine set row = ${row}, at = now()
      where table_name = ${tableName(table)} and state = 'quarantined' and code = ${code} and row <> ${row}
      returning table_name, key)
    insert into marked select table_name, key from repaired on conflict do nothing`

  return { table, code, rows: count }
}

/** The second account is not validated again: it would break the same rule. */
async function mergeShoppers(tx: TransactionSql): Promise<Repaired> {
  const { count } = await tx`
    update migration.quarantine s set state = 'refused', code = 'same_person', into_key = first.id, at = now()
    from (
      select migration.phone(phone) as phone, min(id) as id from migration.shoppers where phone is not null group by 1
    ) as first
    where s.table_name = 'shoppers' and s.state = 'quarantined' and s.code = 'person_twice'
      and first.phone = migration.phone(s.row ->> 'phone')`

  return { table: 'shoppers', code: 'same_person', rows: count }
}
