import { type BundleTable, columnsOf } from '@jembatan/contract/bundle'
import { DomainError } from '@jembatan/platform/errors'
import type { Sql, TransactionSql } from 'postgres'
import { recordEvent } from '../audit/record-event'
import { judgeTouched } from './judge-rows'
import { staged, tableName } from './staged-tables'
import { inStaging, writerOf } from './staging'

type Decide = { table: BundleTable; key: number; by: string; now: Date }
type Change = Decide & { cells: Record<string, string | number | boolean | null> }

/**
 * Changes cells of a quarantined row by hand and tries it again, with all that waits for it. Gives the code that it is
 * quarantined for now, or null when it is loaded. The audit log names who, which row and which columns; not what they hold.
 * @throws {DomainError} `row_not_quarantined`; `column_unknown`, for the key too; `cell_invalid` with the column's rule broken.
 */
export async function changeRow(sql: Sql, { table, key, cells, by, now }: Change) {
  const columns = Object.keys(cells)
  if (columns.some((column) => column === 'id' || !columnsOf(table).map(tableName).includes(column)))
    throw new DomainError('invalid', 'column_unknown', `${table} has no such column that may be changed`)

  return inStaging(sql, async (tx) => {
    const { row } = await lockQuarantined(tx, { table, key })
    const changed = await asRowOf(tx, table, { ...row, ...cells })
    await tx`
      update migration.set_aside set row = ${JSON.stringify(changed)}::text::jsonb, by = ${by}, at = ${now.toISOString()}
      where table_name = ${tableName(table)} and key = ${key}`
    await tx`insert into touched values (${tableName(table)}, ${key})`
    await judgeTouched(tx)
    await recordEvent(writerOf(tx), {
      kind: 'migration_row_changed',
      detail: { table, key, by, columns },
      at: now,
    })
    const [still] = await tx<{ code: string }[]>`
      select code from migration.set_aside
      where table_name = ${tableName(table)} and key = ${key} and state <> 'mended'`

    return still?.code ?? null
  })
}

/** Says for good that a quarantined row is not loaded, and why. @throws {DomainError} `row_not_quarantined` */
export function refuseRow(sql: Sql, { table, key, by, reason, now }: Decide & { reason: string }) {
  return inStaging(sql, async (tx) => {
    await lockQuarantined(tx, { table, key })
    await tx`
      update migration.set_aside set state = 'refused', code = 'refused_by_hand', by = ${by}, at = ${now.toISOString()}
      where table_name = ${tableName(table)} and key = ${key}`
    await tx`insert into touched values (${tableName(table)}, ${key})`
    await judgeTouched(tx)
    await recordEvent(writerOf(tx), { kind: 'migration_row_refused', detail: { table, key, by, reason }, at: now })
  })
}

async function lockQuarantined(tx: TransactionSql, { table, key }: Pick<Decide, 'table' | 'key'>) {
  const [found] = await tx<{ row: Record<string, string | number | boolean | null> }[]>`
    select row from migration.set_aside
    where table_name = ${tableName(table)} and key = ${key} and state = 'quarantined' for update`
  if (!found) throw new DomainError('conflict', 'row_not_quarantined', 'that row is not in quarantine')

  return found
}

/** As the table would keep it: a cell that it would not take is refused here, before anything is changed. */
async function asRowOf(tx: TransactionSql, table: BundleTable, row: Record<string, string | number | boolean | null>) {
  try {
    const [typed] = await tx.savepoint(
      (inner) => inner<{ row: Record<string, string> }[]>`
      select to_jsonb(jsonb_populate_record(null::${tx.unsafe(staged(table))}, ${JSON.stringify(row)}::text::jsonb)) as row`,
    )
    if (!typed) throw new Error('a record came to nothing')
    return typed.row
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && /^2[23]/.test(String(cause.code)))
      throw new DomainError('invalid', 'cell_invalid', `a cell breaks the rule of its column (SQLSTATE ${cause.code})`)
    throw cause
  }
}
