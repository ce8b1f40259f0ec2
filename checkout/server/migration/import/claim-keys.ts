import type { BundleTable } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { type Fragment, fragment, unionAll } from '@/db/fragment'
import { staged, tableName } from '../validation/staged-tables'

/** Consecutive keys per partition, alternating: two partitions are imported in parallel. */
const BLOCK = 10_000
const PARTITIONS: Partial<Record<BundleTable, number>> = { orders: 2 }

export const partitionsOf = (table: BundleTable) =>
  Array.from({ length: PARTITIONS[table] ?? 1 }, (_, partition) => partition)

/** Name under which `migration.import_progress` stores a partition's progress. */
const markOf = (table: BundleTable, partition: number) => `${tableName(table)}${partition > 0 ? `:${partition}` : ''}`

const upTo = (table: BundleTable, partition: number) =>
  fragment`coalesce((select up_to from migration.import_progress where table_name = ${markOf(table, partition)}), 0)`

const isIn = (table: BundleTable, partition: number, key: Fragment) =>
  fragment`(${key} / ${BLOCK}::bigint) % ${partitionsOf(table).length}::bigint = ${partition}::bigint`

/** SQL condition: the bulk row with this key has been claimed. */
export const wasClaimed = (table: BundleTable, key: Fragment) =>
  fragment`(${partitionsOf(table).map((partition, at) => {
    const condition = fragment`(${isIn(table, partition, key)} and ${key} <= ${upTo(table, partition)})`
    return at === 0 ? condition : fragment`or ${condition}`
  })})`

type ClaimKeys = {
  table: BundleTable
  most: number
  /** Restricts the claim to this partition of the bulk. */
  partition?: number
}

/**
 * Fills this transaction's table `claimed (key)` with the next keys to import and returns their
 * number: first the bulk in order, then rows changed since. The claim commits with the import, so a
 * killed run claims the keys again. A changed key's row may be quarantined or deleted meanwhile.
 */
export async function claimKeys(tx: TransactionSql, { table, most, partition }: ClaimKeys): Promise<number> {
  await beginClaim(tx)
  if (!(await isValidated(tx))) return 0

  let bulk = 0
  for (const next of partition === undefined ? partitionsOf(table) : [partition])
    if (bulk === 0) bulk = await claimBulk(tx, { table, most, partition: next })
  const changed = partition === undefined ? await claimChanged(tx, { table, most: most - bulk }) : 0
  if (bulk > 0) await tx`analyze claimed`

  return bulk + changed
}

/** Creates an empty `claimed`. */
export async function beginClaim(tx: TransactionSql) {
  await tx`create temporary table if not exists claimed (key bigint primary key) on commit drop`
  await tx`truncate claimed`
}

/** Returns the maximum number of keys that are still to be claimed. */
export async function countUnclaimed(sql: Sql, table: BundleTable): Promise<number> {
  const ofPartitions = partitionsOf(table).map(
    (partition) => fragment`
      select count(*) as keys from ${staged(table)}
      where ${isIn(table, partition, fragment`id`)} and id > ${upTo(table, partition)}`,
  )
  const [counted] = await sql<{ keys: number }[]>`
    select sum(keys)::float as keys from (
      ${unionAll(ofPartitions)}
      union all select count(*) from migration.changed where table_name = ${tableName(table)}) as counted`

  return counted?.keys ?? 0
}

async function claimBulk(tx: TransactionSql, { table, most, partition }: Required<ClaimKeys>) {
  // Between two blocks of this partition lies at most one block of each other one, so reading
  // further is useless.
  const ahead = most + BLOCK * (partitionsOf(table).length - 1)
  const { count } = await tx`
    with next as (
      select id from (
        select id from ${staged(table)} where id > ${upTo(table, partition)} order by id limit ${ahead}) as ahead
      where ${isIn(table, partition, fragment`id`)} order by id limit ${most}),
    noted as (
      insert into migration.import_progress (table_name, up_to)
      select ${markOf(table, partition)}, max(id) from next having count(*) > 0
      on conflict (table_name) do update set up_to = excluded.up_to)
    insert into claimed select id from next`
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

/** Until the bulk is validated, no row of it is known to be right. */
async function isValidated(tx: TransactionSql) {
  const [bulk] = await tx<{ validated: boolean }[]>`
    select validated_at is not null as validated from migration.bundles where sequence = 0`

  return bulk?.validated ?? false
}

/** A table is scanned by range when at least one key in so many is claimed. */
const DENSE = 4

export type KeyRange = { dense: boolean; within: (key: Fragment) => Fragment }

/**
 * Returns a condition on a key expression: between the first and last claimed key, when these are
 * dense. A join with `claimed` then scans that range, so that a batch costs the same at any table
 * size. Sparse keys are looked up one by one.
 */
export async function readKeyRange(tx: TransactionSql): Promise<KeyRange> {
  const [range] = await tx<{ first: string | null; last: string | null; dense: boolean | null }[]>`
    select min(key)::text as first, max(key)::text as last, max(key) - min(key) < ${DENSE} * count(*) as dense from claimed`
  const { first = null, last = null } = range ?? {}
  const dense = range?.dense ?? false

  return { dense, within: (key) => (dense ? fragment`${key} between ${first} and ${last}` : fragment`true`) }
}
