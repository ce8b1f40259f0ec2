import type { BundleTable } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../facts/writer-of'
import { WRITTEN } from './rules'
import { tableName } from './staged-tables'
import { markingRows, validateMarked } from './validate-rows'

type RepairRule = {
  table: BundleTable
  code: string
  /** What the row becomes, of `row`; a rule that changes nothing leaves it. */
  row: string
}

/** A clock that jumped is off by minutes or hours. What is a day off is something else, and a person looks at it. */
const JUMP = "interval '1 day'"
const notBefore = (paid: string, begun: string) => `case
  when (row ->> '${begun}')::timestamptz - (row ->> '${paid}')::timestamptz < ${JUMP}
  then row || jsonb_build_object('${paid}', row -> '${begun}') else row end`

const REPAIR_RULES: RepairRule[] = [
  ...Object.entries(WRITTEN).map(([table, columns]) => ({
    table: table as BundleTable,
    code: 'encoding_mixed',
    row: `row || jsonb_build_object(${columns.map((column) => `'${column}', migration.mend_encoding(row ->> '${column}')`).join(', ')})`,
  })),
  { table: 'orders', code: 'paid_before_placed', row: notBefore('paid_at', 'placed_at') },
  { table: 'payments', code: 'paid_before_created', row: notBefore('paid_at', 'created_at') },
]

/**
 * Mends what a rule can mend, and tries it again. Of two accounts with one telephone number the first stands for both.
 * Repeated calls change nothing.
 */
export const repairRows = (sql: Sql, { now }: { now: Date }) =>
  markingRows(sql, async (tx) => {
    const mended = new Map<string, Repaired>()
    // Of two things wrong with a row the rules tell the first: the second shows when that is mended.
    for (let pass = await repairOnce(tx); pass.length > 0; pass = await repairOnce(tx)) {
      for (const { table, code, rows } of pass) {
        const before = mended.get(`${table} ${code}`)?.rows ?? 0
        mended.set(`${table} ${code}`, { table, code, rows: before + rows })
      }
    }
    for (const detail of mended.values())
      await recordEvent(writerOf(tx), { kind: 'migration_rows_mended', detail, at: now })

    return [...mended.values()]
  })

async function repairOnce(tx: TransactionSql) {
  await tx`truncate marked`
  const mended: Repaired[] = []
  for (const rule of REPAIR_RULES) mended.push(await applyRepair(tx, rule))
  mended.push(await mergeShoppers(tx))
  const changed = mended.filter(({ rows }) => rows > 0)
  if (changed.length > 0) await validateMarked(tx)

  return changed
}

type Repaired = { table: BundleTable; code: string; rows: number }

async function applyRepair(tx: TransactionSql, { table, code, row }: RepairRule): Promise<Repaired> {
  const { count } = await tx.unsafe(`
    with mended as (
      update migration.set_aside set row = ${row}, at = now()
      where table_name = '${tableName(table)}' and state = 'quarantined' and code = '${code}' and row <> ${row}
      returning table_name, key)
    insert into marked select table_name, key from mended on conflict do nothing`)

  return { table, code, rows: count }
}

/** Not tried again: it would be the second once more. */
async function mergeShoppers(tx: TransactionSql): Promise<Repaired> {
  const { count } = await tx`
    update migration.set_aside s set state = 'refused', code = 'same_person', into_key = first.id, at = now()
    from (
      select migration.phone(phone) as phone, min(id) as id from migration.shoppers where phone is not null group by 1
    ) as first
    where s.table_name = 'shoppers' and s.state = 'quarantined' and s.code = 'person_twice'
      and first.phone = migration.phone(s.row ->> 'phone')`

  return { table: 'shoppers', code: 'same_person', rows: count }
}
