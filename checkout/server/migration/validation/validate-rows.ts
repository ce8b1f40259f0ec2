import { type BundleTable, tableNames } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { type Fragment, fragment, pipelined } from '@/db/fragment'
import { OF_MERCHANT, OF_ORDER, RULES, type Rule, UNIQUE } from './rules'
import { staged, tableName } from './staged-tables'

/**
 * Quarantines every row that breaks a rule, in one transaction, so that a killed run has validated
 * nothing. Each rule moves its rows by one statement: a row is always in exactly one place.
 */
export const validateAll = (sql: Sql) =>
  sql.begin((tx) =>
    pipelined(
      tx,
      RULES.flatMap((rule) => applying(rule, fragment`true`)),
    ),
  )

/**
 * Starts a transaction with the table `marked`: keys of rows that `validateMarked` validates at its
 * end.
 */
export const markingRows = <Result>(sql: Sql, work: (tx: TransactionSql) => Promise<Result>) =>
  sql.begin(async (tx) => {
    await tx`set local timezone to 'UTC'`
    await tx`create temporary table marked (table_name text, key bigint, primary key (table_name, key)) on commit drop`

    return work(tx)
  })

export const markRow = (tx: TransactionSql, { table, key }: { table: BundleTable; key: number }) =>
  tx`insert into marked values (${tableName(table)}, ${key})`

/** Marks all rows that currently depend on marked ones. */
export const markDependents = (tx: TransactionSql) => pipelined(tx, markingDependents())

/**
 * Validates the marked rows and their dependents. Quarantined rows are restored first, since they
 * may be valid now that their order, payment or merchant is. `first` runs before that, after all
 * rows are marked.
 */
export async function validateMarked(tx: TransactionSql, { first = [] }: { first?: Fragment[] } = {}) {
  const isMarked = ({ table }: Rule) =>
    fragment`exists (select from marked t where t.table_name = ${tableName(table)} and t.key = r.id)`
  await pipelined(tx, [
    ...markingDependents(),
    ...first,
    ...tableNames.map(returning),
    ...RULES.flatMap((rule) => applying(rule, isMarked(rule))),
    FORGET_UNREPAIRED,
    QUEUE_MARKED,
  ])
}

const applying = ({ table, code, state, breaks }: Rule, among: Fragment) =>
  breaks.map((broken) => holdBack({ table, code, state, which: fragment`(${broken}) and ${among}` }))

type HoldBack = Pick<Rule, 'table' | 'code' | 'state'> & { which: Fragment; using?: Fragment }

/** Moves rows `r` of the staged table to quarantine. */
export const holdBack = ({ table, code, state, which, using = fragment`` }: HoldBack) => fragment`
  with moved as (delete from ${staged(table)} r ${using} where ${which} returning r.*)
  insert into migration.quarantine (table_name, key, state, code, source, row)
  select ${tableName(table)}, id, ${state}, ${code}, to_jsonb(moved), to_jsonb(moved) from moved
  on conflict (table_name, key) do update
  set state = excluded.state, code = excluded.code, row = excluded.row, at = now()`

const markedKeys = (table: BundleTable) => fragment`select key from marked where table_name = ${tableName(table)}`

const mark = (table: BundleTable, keys: Fragment) => fragment`
  insert into marked select ${tableName(table)}, key from (${keys}) as more (key) on conflict do nothing`

/** Keys of loaded and quarantined rows with one of these values. */
const keysWith = (table: BundleTable, column: string, values: Fragment) => fragment`
  select id from ${staged(table)} r where r.${fragment(column)} in (${values})
  union select key from migration.quarantine s
  where s.table_name = ${tableName(table)} and s.row ->> ${column} in (select value::text from (${values}) as a (value))`

const ownersOf = (table: BundleTable, column: string) => fragment`
  select ${fragment(column)} from ${staged(table)} where id in (${markedKeys(table)})
  union select (row ->> ${column})::bigint from migration.quarantine
  where table_name = ${tableName(table)} and key in (${markedKeys(table)})`

/** Codes as orders reference them: current and as received. */
const markedCodes = fragment`
  select code::text from migration.vouchers where id in (${markedKeys('vouchers')})
  union select s.source ->> 'code' from migration.quarantine s
  where s.table_name = 'vouchers' and s.key in (${markedKeys('vouchers')})`

/** Marks each order with a marked row, and then all rows of these orders. */
const markingDependents = () => [
  fragment`analyze marked`,
  ...UNIQUE.map((unique) => mark(unique.table, keysSharingValue(unique))),
  ...[...OF_MERCHANT, 'orders' as const].map((table) =>
    mark(table, keysWith(table, 'merchant_id', markedKeys('merchants'))),
  ),
  // When the first of two accounts changes, the second may become independent again.
  mark(
    'shoppers',
    fragment`select key from migration.quarantine where table_name = 'shoppers' and into_key in (${markedKeys('shoppers')})`,
  ),
  mark('orders', keysWith('orders', 'shopper_id', markedKeys('shoppers'))),
  mark('orders', keysWith('orders', 'voucher_code', markedCodes)),
  mark('payments', ownersOf('refunds', 'payment_id')),
  ...OF_ORDER.map((table) => mark('orders', ownersOf(table, 'order_id'))),
  ...OF_ORDER.map((table) => mark(table, keysWith(table, 'order_id', markedKeys('orders')))),
  mark('refunds', keysWith('refunds', 'payment_id', markedKeys('payments'))),
]

/** When one of two rows with the same value changes, both are validated. */
function keysSharingValue({ table, of }: (typeof UNIQUE)[number]) {
  const loaded = of((column) => fragment`r.${fragment(column)}`)
  const heldBack = of((column) => fragment`(s.row ->> ${column})`)
  const values = fragment`
    select ${loaded} from ${staged(table)} r where r.id in (${markedKeys(table)})
    union select ${heldBack} from migration.quarantine s
    where s.table_name = ${tableName(table)} and s.key in (${markedKeys(table)})`

  return fragment`
    select id from ${staged(table)} r where ${loaded} in (${values})
    union select key from migration.quarantine s where s.table_name = ${tableName(table)} and ${heldBack} in (${values})`
}

/**
 * Restores marked rows to their table in their current version. A row refused by hand stays
 * refused.
 */
const returning = (table: BundleTable) => fragment`
  with back as (
    update migration.quarantine s set state = 'repaired', into_key = null from marked t
    where t.table_name = ${tableName(table)} and s.table_name = t.table_name and s.key = t.key
      and s.state <> 'repaired' and s.code <> 'refused_by_hand'
    returning s.row)
  insert into ${staged(table)}
  select (jsonb_populate_record(null::${staged(table)}, row)).* from back on conflict (id) do nothing`

/** A loaded row that equals its source needed no repair. */
const FORGET_UNREPAIRED = fragment`
  delete from migration.quarantine s using marked t
  where s.table_name = t.table_name and s.key = t.key and s.state = 'repaired' and s.row = s.source`

/** The import claims these keys next; see `claim-keys`. */
const QUEUE_MARKED = fragment`
  insert into migration.changed (table_name, key) select table_name, key from marked on conflict do nothing`
