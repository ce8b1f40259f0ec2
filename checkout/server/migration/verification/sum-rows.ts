import { type BundleTable, type ChecksumSource, DAYS_OF, takeChecksums } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import type { Sql, TransactionSql } from 'postgres'
import { type Fragment, fragment } from '@/db/fragment'
import { measureOf } from '../staging/measure-rows'
import { staged, tableName } from '../validation/staged-tables'

type Take = {
  sql: Sql
  /** Pasar's public origin. */
  side: string
  now: Date
  /** Stores the days as a document of this migration references them. */
  keepDays: (migration: string, days: AsyncIterable<Uint8Array>) => Promise<void>
  rangeKeys?: number
  onProgress?: (rows: number, all: number) => void
}

/**
 * Sums all rows as received, including repaired and quarantined ones, in one snapshot.
 * @throws {Error} in one sentence when no bundle is loaded, or one only half.
 */
export const sumStagedRows = ({ sql, now, keepDays, ...taking }: Take) =>
  sql.begin('isolation level repeatable read', async (tx) => {
    const [last] = await tx<{ migration: string; sequence: number; done: boolean }[]>`
      select migration, sequence, loaded_at is not null as done from migration.bundles order by sequence desc limit 1`
    if (!last?.done)
      throw new DomainError(
        'conflict',
        'nothing_whole',
        'There is nothing whole to verify yet: npm run migration -- import goes on.',
      )
    await tx`set local timezone to 'UTC'`

    return takeChecksums({
      ...taking,
      migration: last.migration,
      sequence: last.sequence,
      createdAt: now.toISOString(),
      source: sourceOf(tx),
      keepDays: (days) => keepDays(last.migration, days),
    })
  })

/**
 * A condition for each of a row's two possible places, given its key and its column expressions
 * there.
 */
type Among = (key: Fragment, cell: (column: string) => Fragment) => Fragment

/** All rows as received: loaded unrepaired rows, and the source of all others. */
export const asReceived = (table: BundleTable, among: Among = () => fragment`true`) => fragment`
  select t.* from ${staged(table)} t
  where ${among(fragment`t.id`, (column) => fragment`t.${fragment(column)}`)} and not exists (
    select from migration.quarantine s where s.table_name = ${tableName(table)} and s.key = t.id)
  union all
  select (jsonb_populate_record(null::${staged(table)}, s.source)).* from migration.quarantine s
  where s.table_name = ${tableName(table)}
    and ${among(fragment`s.key`, (column) => fragment`(s.source ->> ${column})::bigint`)}`

const sourceOf = (tx: TransactionSql): ChecksumSource => ({
  lastKey: async (table) => {
    const [row] = await tx<{ last: number | null }[]>`
      select greatest((select max(id) from ${staged(table)}),
        (select max(key) from migration.quarantine where table_name = ${tableName(table)}))::float as last`

    return row?.last ?? 0
  },
  measure: async (table, first, last) => {
    const [measured] = await tx<{ rows: number; sum: string | null; sha256: string | null }[]>`
      select ${measureOf(table)} from (${asReceived(table, (key) => fragment`${key} between ${first} and ${last}`)}) r`

    return { rows: measured?.rows ?? 0, sum: measured?.sum ?? '0', sha256: measured?.sha256 ?? '' }
  },
  // COPY would send a message for each line.
  days: async function* () {
    const merchants = tx<{ lines: string }[]>`
      select string_agg(concat_ws(${'\t'}, merchant, day, orders, total) || ${'\n'}, '' order by merchant, day) as lines
      from (
        select merchant_id as merchant, (placed_at at time zone ${DAYS_OF}::text)::date as day, count(*) as orders, sum(total) as total
        from (${asReceived('orders')}) o group by 1, 2) of_days
      -- The days of so many merchants are read at once.
      group by merchant / 500 order by merchant / 500`
    for await (const rows of merchants.cursor(1)) for (const { lines } of rows) yield Buffer.from(lines)
  },
})
