import type { BundleTable } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import type { Sql, TransactionSql } from 'postgres'
import { fragment } from '@/db/fragment'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../change-log/writer-of'
import { cellText, databaseColumns, isCell, type RowOfAnyTable } from './quarantine-columns'
import { staged, tableName } from './staged-tables'
import { markDependents, markingRows, markRow, validateMarked } from './validate-rows'

/** `operator` is recorded in the audit log. */
export type Deciding = { sql: Sql; operator: string; now: Date }
type Decide = { table: BundleTable; key: number; version?: string }
export type Change = Decide & { cells: RowOfAnyTable }
type Refuse = Decide & { reason: string }

/**
 * Changes cells of a quarantined row and validates it again, with all rows that wait for it.
 * Returns its current quarantine code, or null when it is loaded. The audit log records operator,
 * row and columns, not values.
 * @throws {DomainError} `row_takes_others` when it would quarantine a loaded row that does not
 * depend on it now; nothing is changed then. `row_not_quarantined`; `row_changed` when its
 * `version` differs; `column_unknown`, also for the key; `cell_invalid` with the `columns` whose
 * rules are broken.
 */
export async function changeRow({ sql, operator: by, now }: Deciding, { table, key, cells, version }: Change) {
  const columns = Object.keys(cells)
  if (columns.length === 0 || columns.some((column) => column === 'id' || !databaseColumns(table).includes(column)))
    throw new DomainError('invalid', 'column_unknown', `${table} has no such column that may be changed`)
  const wrong = columns.filter((column) => !isCell(table, column, cellText(column, cells[column])))
  if (wrong.length > 0) throw cellInvalid(wrong)

  return explaining(columns, () =>
    markingRows(sql, async (tx) => {
      const { row } = await lockQuarantined(tx, { table, key, version })
      const changed = await asRowOf(tx, table, { ...row, ...cells })
      await markRow(tx, { table, key })
      await markDependents(tx)
      await tx`create temporary table family on commit drop as table marked`
      await tx`
        update migration.quarantine set row = ${JSON.stringify(changed)}::text::jsonb, by = ${by}, at = ${now.toISOString()}
        where table_name = ${tableName(table)} and key = ${key}`
      await validateMarked(tx, { first: [NOTE_OTHERS_LOADED] })
      await assertNoneLeft(tx)
      await recordEvent(writerOf(tx), {
        kind: 'migration_row_changed',
        detail: { table, key, by, columns },
        at: now,
      })
      const [still] = await tx<{ code: string }[]>`
        select code from migration.quarantine
        where table_name = ${tableName(table)} and key = ${key} and state <> 'repaired'`

      return still?.code ?? null
    }),
  )
}

const NOTE_OTHERS_LOADED = fragment`
  create temporary table others_loaded on commit drop as
  select t.table_name, t.key from marked t where not exists (
      select from migration.quarantine s where s.table_name = t.table_name and s.key = t.key and s.state <> 'repaired')
    and not exists (select from family f where f.table_name = t.table_name and f.key = t.key)`

async function assertNoneLeft(tx: TransactionSql) {
  const dependants = await tx<{ table: string; key: string }[]>`
    select s.table_name as table, s.key::text from others_loaded join migration.quarantine s using (table_name, key)
    where s.state <> 'repaired' order by s.table_name <> 'orders', s.table_name, s.key`
  const [first] = dependants
  if (first)
    throw new DomainError('conflict', 'row_takes_others', 'rows that are in their place would be quarantined with it', {
      rows: dependants.length,
      first: `${first.table} ${first.key}`,
    })
}

const cellInvalid = (columns: string[]) =>
  new DomainError('invalid', 'cell_invalid', 'a cell breaks the rule of its column', { columns: columns.join(',') })

/** PostgreSQL's message quotes the broken row, so it is not passed on. */
async function explaining<Result>(columns: string[], work: () => Promise<Result>) {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && /^2[23]/.test(String(cause.code))) throw cellInvalid(columns)
    throw cause
  }
}

/**
 * Refuses a quarantined row permanently, with a reason.
 * @throws {DomainError} `row_not_quarantined`, `row_changed`
 */
export function refuseRow({ sql, operator: by, now }: Deciding, { table, key, reason, version }: Refuse) {
  return markingRows(sql, async (tx) => {
    await lockQuarantined(tx, { table, key, version })
    await tx`
      update migration.quarantine set state = 'refused', code = 'refused_by_hand', by = ${by}, at = ${now.toISOString()}
      where table_name = ${tableName(table)} and key = ${key}`
    await markRow(tx, { table, key })
    await validateMarked(tx)
    await recordEvent(writerOf(tx), { kind: 'migration_row_refused', detail: { table, key, by, reason }, at: now })
  })
}

/** The row's lock serialises two operators. */
async function lockQuarantined(tx: TransactionSql, { table, key, version }: Pick<Decide, 'table' | 'key' | 'version'>) {
  const [row] = await tx<{ row: RowOfAnyTable; version: string }[]>`
    select row, md5(row::text) as version from migration.quarantine
    where table_name = ${tableName(table)} and key = ${key} and state = 'quarantined' for update`
  if (!row) throw new DomainError('conflict', 'row_not_quarantined', 'that row is not in quarantine')
  if (version !== undefined && row.version !== version)
    throw new DomainError('conflict', 'row_changed', 'that row has been changed meanwhile')

  return row
}

/** Returns the row as the table would store it. */
async function asRowOf(tx: TransactionSql, table: BundleTable, row: RowOfAnyTable) {
  const [typed] = await tx<{ row: RowOfAnyTable }[]>`
    select to_jsonb(jsonb_populate_record(null::${staged(table)}, ${JSON.stringify(row)}::text::jsonb)) as row`
  if (!typed) throw new Error('a record came to nothing')

  return typed.row
}
