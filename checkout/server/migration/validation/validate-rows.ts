import { tableNames } from '@jembatan/migration-bundle'
import type { Sql, TransactionSql } from 'postgres'
import { OF_MERCHANT, OF_ORDER, RULES, type Rule, UNIQUE } from './rules'
import { staged, tableName } from './staged-tables'

/**
 * Sets aside every row that breaks a rule, all at once: a run that was killed has judged nothing. A rule moves its rows in one
 * statement, so that no row is ever in both places, or in neither.
 */
export const validateAll = (sql: Sql) =>
  together(
    sql,
    RULES.flatMap((rule) => applying(rule, '')),
  )

/** Adds to the table `marked` of this transaction all that hangs on what it names, as it stands now. */
export const markDependents = (tx: TransactionSql) => together(tx, markingDependents())

/**
 * Judges the rows that the table `marked` of this transaction names, with all that hangs on them: what was set aside comes
 * back first, as it may be right now that its order, its payment or its merchant is. `first` are statements that run before that,
 * when `marked` is complete.
 */
export async function validateMarked(tx: TransactionSql, { first = [] }: { first?: string[] } = {}) {
  const validations = RULES.flatMap((rule) =>
    applying(
      rule,
      `and exists (select from marked t where t.table_name = '${tableName(rule.table)}' and t.key = r.id)`,
    ),
  )
  await together(tx, [
    ...markingDependents(),
    ...first,
    ...restoring(),
    ...validations,
    FORGET_UNREPAIRED,
    QUEUE_MARKED,
  ])
}

/** Begins a transaction with the table `marked`: keys of rows that `validateMarked` judges at its end. */
export const markingRows = <Result>(sql: Sql, work: (tx: TransactionSql) => Promise<Result>) =>
  sql.begin(async (tx) => {
    await tx`set local timezone to 'UTC'`
    await tx`create temporary table marked (table_name text, key bigint, primary key (table_name, key)) on commit drop`

    return work(tx)
  })

/** In one message: a hundred small statements take longer on their way than in the database. */
const together = (sql: Sql | TransactionSql, statements: string[]) => sql.unsafe(statements.join(';\n'))

const applying = ({ table, code, state, breaks }: Rule, scope: string) =>
  breaks.map(
    (broken) => `
      with moved as (delete from ${staged(table)} r where (${broken}) ${scope} returning r.*)
      insert into migration.set_aside (table_name, key, state, code, source, row)
      select '${tableName(table)}', id, '${state}', '${code}', to_jsonb(moved), to_jsonb(moved) from moved
      on conflict (table_name, key) do update
      set state = excluded.state, code = excluded.code, row = excluded.row, at = now()`,
  )

/** A condition of both places where a row may be: `r` in its table, `s.row` where it was set aside. */
const everywhere = (table: string, column: string, among: string) => `
  select id from migration.${table} r where r.${column} in (${among})
  union select key from migration.set_aside s
  where s.table_name = '${table}' and s.row ->> '${column}' in (select among::text from (${among}) as a (among))`

const marked = (table: string) => `select key from marked where table_name = '${table}'`

/** As their orders name them: as they are, and as they had come. */
const MARKED_CODES = `
  select code::text from migration.vouchers where id in (${marked('vouchers')})
  union select s.source ->> 'code' from migration.set_aside s
  where s.table_name = 'vouchers' and s.key in (${marked('vouchers')})`

/** Orders with whatever of theirs was marked, and then all that belongs to these orders. */
function markingDependents() {
  const add = (table: string, keys: string) =>
    `insert into marked select '${table}', key from (${keys}) as more (key) on conflict do nothing`
  const owner = (table: string, column: string) => `
    select ${column} from migration.${table} where id in (${marked(table)})
    union select (row ->> '${column}')::bigint from migration.set_aside
    where table_name = '${table}' and key in (${marked(table)})`
  const [ofOrder, ofMerchant] = [Object.values(OF_ORDER), [...Object.values(OF_MERCHANT), 'orders']]

  return [
    'analyze marked',
    ...UNIQUE.map((like) => add(like.table, sharingValue(like))),
    ...ofMerchant.map((table) => add(table, everywhere(table, 'merchant_id', marked('merchants')))),
    // Of one person's two accounts the second stands for itself again, once the first no longer stands for both.
    add(
      'shoppers',
      `select key from migration.set_aside where table_name = 'shoppers' and into_key in (${marked('shoppers')})`,
    ),
    add('orders', everywhere('orders', 'shopper_id', marked('shoppers'))),
    add('orders', everywhere('orders', 'voucher_code', MARKED_CODES)),
    add('payments', owner('refunds', 'payment_id')),
    ...ofOrder.map((table) => add('orders', owner(table, 'order_id'))),
    ...ofOrder.map((table) => add(table, everywhere(table, 'order_id', marked('orders')))),
    add('refunds', everywhere('refunds', 'payment_id', marked('payments'))),
  ]
}

/** Rows in both places with what a marked row has. If one of two changed, both are asked again. */
function sharingValue({ table, of }: (typeof UNIQUE)[number]) {
  const [there, aside] = [of((column) => `r.${column}`), of((column) => `(s.row ->> '${column}')`)]
  const values = `
    select ${there} from migration.${table} r where r.id in (${marked(table)})
    union select ${aside} from migration.set_aside s where s.table_name = '${table}' and s.key in (${marked(table)})`

  return `
    select id from migration.${table} r where ${there} in (${values})
    union select key from migration.set_aside s where s.table_name = '${table}' and ${aside} in (${values})`
}

/** Back to their tables, as they are by now. What somebody refused by hand stays refused. */
const restoring = () =>
  tableNames.map(
    (table) => `
      with back as (
        update migration.set_aside s set state = 'mended', into_key = null from marked t
        where t.table_name = '${tableName(table)}' and s.table_name = t.table_name and s.key = t.key
          and s.state <> 'mended' and s.code <> 'refused_by_hand'
        returning s.row)
      insert into ${staged(table)}
      select (jsonb_populate_record(null::${staged(table)}, row)).* from back on conflict (id) do nothing`,
  )

/** A row that is at home as it came was never dirty. */
const FORGET_UNREPAIRED = `
  delete from migration.set_aside s using marked t
  where s.table_name = t.table_name and s.key = t.key and s.state = 'mended' and s.row = s.source`

/** For whoever brings rows to where they belong; see `claim-keys`. */
const QUEUE_MARKED = `
  insert into migration.changed (table_name, key) select table_name, key from marked on conflict do nothing`
