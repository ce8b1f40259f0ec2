import type { BundleTable } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { staged, tableName } from '../validation/staged-tables'

/** So many keys in a row are of one lane, and the next ones of the next: two lanes are brought side by side. */
const BLOCK = 10_000
const LANES: Partial<Record<BundleTable, number>> = { orders: 2 }

export const lanesOf = (table: BundleTable) => Array.from({ length: LANES[table] ?? 1 }, (_, lane) => lane)
const laneOf = (table: BundleTable, key: string) => `(${key} / ${BLOCK}) % ${lanesOf(table).length}`
const markOf = (table: BundleTable, lane: string) =>
  `'${tableName(table)}' || case when ${lane} > 0 then ':' || ${lane} else '' end`

/** A condition: the row of the bulk with this key has been looked at once. */
export const wasTaken = (table: BundleTable, key: string) => `${key} <= (
  select up_to from migration.brought where table_name = ${markOf(table, laneOf(table, key))})`

type TakeKeys = {
  table: BundleTable
  most: number
  /** Of this lane's bulk alone. */
  lane?: number
}

/**
 * Fills the table `taken (key)` of this transaction with keys of rows that are to be brought next, and says how many. First comes
 * each row of the bulk, in order; from then on what changed since, and nothing else, so that a look costs little where little has.
 * A key is taken with the transaction that brings its row, so whoever is killed takes it again. Of a changed one the row may be set
 * aside by now, or gone.
 */
export async function takeKeys(tx: TransactionSql, { table, most, lane }: TakeKeys): Promise<number> {
  await tx`create temporary table if not exists taken (key bigint primary key) on commit drop`
  await tx`truncate taken`
  if (!(await isJudged(tx))) return 0

  let bulk = 0
  for (const next of lane === undefined ? lanesOf(table) : [lane])
    if (bulk === 0) bulk = await takeBulk(tx, { table, most, lane: next })
  const changed = lane === undefined ? await takeChanged(tx, { table, most: most - bulk }) : 0
  if (bulk > 0) await tx`analyze taken`

  return bulk + changed
}

/** How many keys `takeKeys` has still to give, at most; what it gave before is not counted again. */
export async function countToTake(sql: Sql, table: BundleTable): Promise<number> {
  const ofLanes = lanesOf(table).map(
    (lane) => `
      select count(*) as keys from ${staged(table)} where ${laneOf(table, 'id')} = ${lane}
        and id > coalesce((select up_to from migration.brought where table_name = ${markOf(table, `${lane}`)}), 0)`,
  )
  const [counted] = await sql.unsafe<{ keys: number }[]>(`
    select sum(keys)::float as keys from (
      ${ofLanes.join(' union all ')}
      union all select count(*) from migration.changed where table_name = '${tableName(table)}') as counted`)

  return counted?.keys ?? 0
}

async function takeBulk(tx: TransactionSql, { table, most, lane }: Required<TakeKeys>) {
  const mark = markOf(table, `${lane}`)
  // One block of each other lane lies between two of this one, at most: no more rows are looked at, whatever the planner expects.
  const ahead = most + BLOCK * (lanesOf(table).length - 1)
  const { count } = await tx.unsafe(
    `with next as (
       select id from (
         select id from ${staged(table)}
         where id > coalesce((select up_to from migration.brought where table_name = ${mark}), 0) order by id limit ${ahead}) as ahead
       where ${laneOf(table, 'id')} = ${lane} order by id limit ${most}),
     noted as (
       insert into migration.brought (table_name, up_to) select ${mark}, max(id) from next having count(*) > 0
       on conflict (table_name) do update set up_to = excluded.up_to)
     insert into taken select id from next`,
  )
  if (count > 0)
    await tx`delete from migration.changed using taken where table_name = ${tableName(table)} and changed.key = taken.key`

  return count
}

async function takeChanged(tx: TransactionSql, { table, most }: TakeKeys) {
  const name = tableName(table)
  const { count } = await tx`
    with freed as (
      delete from migration.changed where table_name = ${name} and key in (
        select key from migration.changed where table_name = ${name} order by key limit ${most}::int)
      returning key)
    insert into taken select key from freed`

  return count
}

/** Before the bulk is judged, no row of it is known to be right. */
async function isJudged(tx: TransactionSql) {
  const [bulk] = await tx<{ judged: boolean }[]>`
    select judged_at is not null as judged from migration.bundles where sequence = 0`

  return bulk?.judged ?? false
}

/** As many keys for one that is taken, at most, and a table is read from the first to the last of them. */
const DENSE = 4

/**
 * A condition that says of an SQL expression between which keys all of `taken` lie, where these lie close together: a table that is
 * joined with them is read from there to there and no further, so that a batch costs the same among few rows and among millions.
 * Of keys that lie far apart each is looked up.
 */
export async function readRange(tx: TransactionSql): Promise<Range> {
  const [range] = await tx<{ first: string; last: string; dense: boolean }[]>`
    select min(key)::text as first, max(key)::text as last, max(key) - min(key) < ${DENSE} * count(*) as dense from taken`
  const { first, last, dense } = range ?? { dense: false }

  return { dense, within: (expression) => (dense ? `${expression} between ${first} and ${last}` : 'true') }
}

export type Range = { dense: boolean; within: (expression: string) => string }
