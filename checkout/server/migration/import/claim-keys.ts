import type { BundleTable } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { staged, tableName } from '../validation/staged-tables'

/** So many keys in a row are of one partition, and the next ones of the next: two lanes are brought side by side. */
const BLOCK = 10_000
const PARTITIONS: Partial<Record<BundleTable, number>> = { orders: 2 }

export const partitionsOf = (table: BundleTable) =>
  Array.from({ length: PARTITIONS[table] ?? 1 }, (_, partition) => partition)
const partitionOf = (table: BundleTable, key: string) => `(${key} / ${BLOCK}) % ${partitionsOf(table).length}`
const markOf = (table: BundleTable, partition: string) =>
  `'${tableName(table)}' || case when ${partition} > 0 then ':' || ${partition} else '' end`

/** A condition: the row of the bulk with this key has been looked at once. */
export const wasClaimed = (table: BundleTable, key: string) => `${key} <= (
  select up_to from migration.brought where table_name = ${markOf(table, partitionOf(table, key))})`

type ClaimKeys = {
  table: BundleTable
  most: number
  /** Of this partition's bulk alone. */
  partition?: number
}

/**
 * Fills the table `claimed (key)` of this transaction with keys of rows that are to be brought next, and says how many. First comes
 * each row of the bulk, in order; from then on what changed since, and nothing else, so that a look costs little where little has.
 * A key is claimed with the transaction that brings its row, so whoever is killed takes it again. Of a changed one the row may be set
 * aside by now, or gone.
 */
export async function claimKeys(tx: TransactionSql, { table, most, partition }: ClaimKeys): Promise<number> {
  await tx`create temporary table if not exists claimed (key bigint primary key) on commit drop`
  await tx`truncate claimed`
  if (!(await isValidated(tx))) return 0

  let bulk = 0
  for (const next of partition === undefined ? partitionsOf(table) : [partition])
    if (bulk === 0) bulk = await claimBulk(tx, { table, most, partition: next })
  const changed = partition === undefined ? await claimChanged(tx, { table, most: most - bulk }) : 0
  if (bulk > 0) await tx`analyze claimed`

  return bulk + changed
}

/** How many keys `claimKeys` has still to give, at most; what it gave before is not counted again. */
export async function countUnclaimed(sql: Sql, table: BundleTable): Promise<number> {
  const ofPartitions = partitionsOf(table).map(
    (partition) => `
      select count(*) as keys from ${staged(table)} where ${partitionOf(table, 'id')} = ${partition}
        and id > coalesce((select up_to from migration.brought where table_name = ${markOf(table, `${partition}`)}), 0)`,
  )
  const [counted] = await sql.unsafe<{ keys: number }[]>(`
    select sum(keys)::float as keys from (
      ${ofPartitions.join(' union all ')}
      union all select count(*) from migration.changed where table_name = '${tableName(table)}') as counted`)

  return counted?.keys ?? 0
}

async function claimBulk(tx: TransactionSql, { table, most, partition }: Required<ClaimKeys>) {
  const mark = markOf(table, `${partition}`)
  // One block of each other partition lies between two of this one, at most: no more rows are looked at, whatever the planner expects.
  const ahead = most + BLOCK * (partitionsOf(table).length - 1)
  const { count } = await tx.unsafe(
    `with next as (
       select id from (
         select id from ${staged(table)}
         where id > coalesce((select up_to from migration.brought where table_name = ${mark}), 0) order by id limit ${ahead}) as ahead
       where ${partitionOf(table, 'id')} = ${partition} order by id limit ${most}),
     noted as (
       insert into migration.brought (table_name, up_to) select ${mark}, max(id) from next having count(*) > 0
       on conflict (table_name) do update set up_to = excluded.up_to)
     insert into claimed select id from next`,
  )
  if (count > 0)
    await tx`delete from migration.changed using claimed where table_name = ${tableName(table)} and changed.key = claimed.key`

  return count
}

async function claimChanged(tx: TransactionSql, { table, most }: ClaimKeys) {
  const name = tableName(table)
  const { count } = await tx`
    with freed as (
      delete from migration.changed where table_name = ${name} and key in (
        select key from migration.changed where table_name = ${name} order by key limit ${most}::int)
      returning key)
    insert into claimed select key from freed`

  return count
}

/** Before the bulk is judged, no row of it is known to be right. */
async function isValidated(tx: TransactionSql) {
  const [bulk] = await tx<{ judged: boolean }[]>`
    select judged_at is not null as judged from migration.bundles where sequence = 0`

  return bulk?.judged ?? false
}

/** As many keys for one that is claimed, at most, and a table is read from the first to the last of them. */
const DENSE = 4

/**
 * A condition that says of an SQL expression between which keys all of `claimed` lie, where these lie close together: a table that is
 * joined with them is read from there to there and no further, so that a batch costs the same among few rows and among millions.
 * Of keys that lie far apart each is looked up.
 */
export async function readKeyRange(tx: TransactionSql): Promise<KeyRange> {
  const [range] = await tx<{ first: string; last: string; dense: boolean }[]>`
    select min(key)::text as first, max(key)::text as last, max(key) - min(key) < ${DENSE} * count(*) as dense from claimed`
  const { first, last, dense } = range ?? { dense: false }

  return { dense, within: (expression) => (dense ? `${expression} between ${first} and ${last}` : 'true') }
}

export type KeyRange = { dense: boolean; within: (expression: string) => string }
