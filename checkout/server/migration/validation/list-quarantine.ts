import { type BundleTable, tableNames } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import type { Sql } from 'postgres'
import type { RowCount } from './count-rows'
import {
  cellText,
  concernsOf,
  databaseColumns,
  isOptional,
  isPersonal,
  mask,
  type RowOfAnyTable,
} from './quarantine-columns'
import { tableName } from './staged-tables'

export const QUARANTINE_TABLES = tableNames
const ON_A_PAGE = 50

export type HeldState = 'quarantined' | 'refused'
export type Reason = { table: BundleTable; state: HeldState; code: string; rows: number }

export type HeldCount = Pick<RowCount, 'table' | 'source' | 'loaded' | 'repaired' | 'quarantined' | 'refused'>
type Reading = { sql: Sql }
type Summary = { tables: HeldCount[]; reasons: Reason[] }

/**
 * Returns the counts of each table's loaded and quarantined rows, with reasons. Reads only the
 * index of quarantined rows and takes all others as loaded; `countRows` counts exactly. Null when
 * nothing was staged.
 * @throws {DomainError} `row_not_quarantined` after a purge.
 */
export async function summarizeQuarantine({ sql }: Reading): Promise<Summary | null> {
  if (!(await isHeld(sql))) throw notHeld()
  const came = await sql<{ table: string; rows: number }[]>`
    select table_name as table, sum(added)::float as rows from migration.chunks group by 1`
  const counts = await sql<{ table: string; state: HeldState | 'repaired'; code: string; rows: number }[]>`
    select table_name as table, state, code, count(*)::float as rows from migration.quarantine
    group by 1, 2, 3 order by state, rows desc, table_name, code`
  if (came.length === 0 && counts.length === 0) return null
  const heldCounts = counts.map((count) => ({ ...count, table: tableOf(count.table) }))
  const tables = tableNames.map((table): HeldCount => {
    const source = came.find((of) => of.table === tableName(table))?.rows ?? 0
    const rowsOf = (state: string) =>
      heldCounts.reduce((sum, of) => sum + (of.table === table && of.state === state ? of.rows : 0), 0)
    const [quarantined, refused] = [rowsOf('quarantined'), rowsOf('refused')]

    return {
      table,
      source,
      loaded: Math.max(0, source - quarantined - refused),
      repaired: rowsOf('repaired'),
      quarantined,
      refused,
    }
  })
  const isAside = (reason: (typeof heldCounts)[number]): reason is Reason => reason.state !== 'repaired'

  return { tables, reasons: heldCounts.filter(isAside) }
}

/** A purge drops the staging area. */
async function isHeld(sql: Sql) {
  const [held] = await sql<{ here: boolean }[]>`select to_regclass('migration.quarantine') is not null as here`

  return held?.here ?? false
}

const notHeld = () => new DomainError('not_found', 'row_not_quarantined', 'that row is not in quarantine')

export type ListReason = { table: BundleTable; code: string; state: HeldState; after?: number; most?: number }
export type ListedRow = { key: number; at: string; by: string | null; cells: { column: string; text: string | null }[] }

/**
 * Returns the rows of one reason by key, each with only the columns that concern it.
 * @throws {DomainError} `row_not_quarantined`
 */
export async function listReason({ sql }: Reading, { table, code, state, after = 0, most = ON_A_PAGE }: ListReason) {
  if (!(await isHeld(sql))) throw notHeld()
  const rows = await sql<{ key: number; at: string; by: string | null; row: RowOfAnyTable }[]>`
    select key::float as key, at, by, row from migration.quarantine
    where table_name = ${tableName(table)} and state = ${state} and code = ${code} and key > ${after}
    order by key limit ${most + 1}`
  const columns = concernsOf(table, code)
  const listed = rows.slice(0, most).map(
    ({ key, at, by, row }): ListedRow => ({
      key,
      by,
      at: new Date(at).toISOString(),
      cells: columns.map((column) => ({ column, text: cellText(column, row[column]) })),
    }),
  )

  return { table, rows: listed, next: rows.length > most ? (listed.at(-1)?.key ?? null) : null }
}

export type HeldCell = {
  column: string
  /** As in a bundle; null where it is empty. */
  came: string | null
  now: string | null
  concerned: boolean
  /**
   * Personal data that does not concern the reason: shown masked, and replaceable without being
   * shown.
   */
  hidden: boolean
  editable: boolean
  optional: boolean
}

/**
 * Returns one row: the received cells, the current ones, and which can be changed.
 * @throws {DomainError} `row_not_quarantined`
 */
export async function readHeldRow({ sql }: Reading, { table, key }: { table: BundleTable; key: number }) {
  if (!(await isHeld(sql))) throw notHeld()
  const [stagedRow] = await sql<
    { state: HeldState; code: string; by: string | null; version: string; source: RowOfAnyTable; row: RowOfAnyTable }[]
  >`
    select state, code, by, md5(row::text) as version, source, row from migration.quarantine
    where table_name = ${tableName(table)} and key = ${key} and state <> 'repaired'`
  if (!stagedRow) throw notHeld()
  const { source, row, ...about } = stagedRow
  const concerned = concernsOf(table, stagedRow.code)
  const cells = databaseColumns(table)
    .filter((column) => column !== 'id')
    .map((column): HeldCell => {
      const hidden = isPersonal(table, column) && !concerned.includes(column)
      const [came, now] = [cellText(column, source[column]), cellText(column, row[column])].map((text) =>
        hidden && text !== null ? mask(text) : text,
      )
      return {
        column,
        came: came ?? null,
        now: now ?? null,
        concerned: concerned.includes(column),
        hidden,
        editable: stagedRow.state === 'quarantined',
        optional: isOptional(table, column),
      }
    })

  return { ...about, table, key, cells: cells.sort((one, other) => Number(other.concerned) - Number(one.concerned)) }
}

function tableOf(name: string): BundleTable {
  const table = tableNames.find((candidate) => tableName(candidate) === name)
  if (!table) throw new Error(`${name} is no table of a bundle`)

  return table
}
