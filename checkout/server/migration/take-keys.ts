import type { BundleTable } from '@jembatan/contract/bundle'
import type { TransactionSql } from 'postgres'
import { staged, tableName } from './staged-tables'

type TakeKeys = { table: BundleTable; most: number }

/**
 * Fills the table `taken (key)` of this transaction with keys of rows that are to be brought next, and says how many. First comes
 * each row of the bulk, in order; from then on what changed since, and nothing else, so that a look costs little where little has.
 * A key is taken with the transaction that brings its row, so whoever is killed takes it again. Of a changed one the row may be set
 * aside by now, or gone.
 */
export async function takeKeys(tx: TransactionSql, { table, most }: TakeKeys): Promise<number> {
  await tx`create temporary table if not exists taken (key bigint primary key) on commit drop`
  await tx`truncate taken`
  const name = tableName(table)
  if (!(await isJudged(tx))) return 0

  await tx.unsafe(
    `with next as (
       select id from ${staged(table)}
       where id > coalesce((select up_to from migration.brought where table_name = $1), 0) order by id limit $2),
     noted as (
       insert into migration.brought (table_name, up_to) select $1, max(id) from next having count(*) > 0
       on conflict (table_name) do update set up_to = excluded.up_to)
     insert into taken select id from next`,
    [name, most],
  )
  await tx`delete from migration.changed using taken where table_name = ${name} and changed.key = taken.key`
  const { count } = await tx`
    with freed as (
      delete from migration.changed where table_name = ${name} and key in (
        select key from migration.changed where table_name = ${name} order by key
        limit greatest(0, ${most}::int - (select count(*)::int from taken)))
      returning key)
    insert into taken select key from freed`
  const [taken] = await tx<{ count: number }[]>`select count(*)::int as count from taken`
  if (taken && taken.count > count) await tx`analyze taken`

  return taken?.count ?? 0
}

/** Before the bulk is judged, no row of it is known to be right. */
async function isJudged(tx: TransactionSql) {
  const [bulk] = await tx<{ judged: boolean }[]>`
    select judged_at is not null as judged from migration.bundles where sequence = 0`

  return bulk?.judged ?? false
}
