import type { Sql } from 'postgres'

/** Row counts of the tables, and the first transaction after them. */
export type Mark = { transaction: string; rows: Record<string, number> }

export type Column = {
  name: string
  type: string
  /** Numbered by a sequence of its own. */
  numbered: boolean
  unique: boolean
  /** Tables that it references. */
  refersTo: string[]
}

/** The rows of one order in one table, each value as text. */
export type OrderRows = { table: string; columns: Column[]; rows: Record<string, string | null>[] }

/** Marks the state of a database before an order; `readOrderRows` then finds the order's rows. */
export async function markDatabase(sql: Sql): Promise<Mark> {
  const [snapshot] = await sql`select pg_snapshot_xmax(pg_current_snapshot())::text as transaction`

  return { transaction: snapshot?.transaction, rows: await countRows(sql) }
}

/** Returns the rows added since to each table, with referenced tables first. */
export async function readOrderRows(sql: Sql, mark: Mark): Promise<OrderRows[]> {
  const now = await countRows(sql)
  const grown = Object.keys(now).filter((table) => (now[table] ?? 0) > (mark.rows[table] ?? 0))
  const tables: OrderRows[] = []
  for (const table of await inForeignKeyOrder(sql, grown)) {
    const columns = await listColumns(sql, table)
    const texts = columns.map(({ name }) => `"${name}"::text`).join(', ')
    const rows = await sql.unsafe<Record<string, string | null>[]>(
      `select ${texts} from "${table}" where xmin::text::bigint >= ${mark.transaction} order by ctid`,
    )
    tables.push({ table, columns, rows: [...rows] })
  }

  return tables
}

async function countRows(sql: Sql): Promise<Record<string, number>> {
  const tables = await sql<{ table: string }[]>`
    select relname as table from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`
  const counts = tables.map(async ({ table }): Promise<[string, number]> => {
    const [row] = await sql.unsafe(`select count(*)::int as count from "${table}"`)
    return [table, row?.count]
  })

  return Object.fromEntries(await Promise.all(counts))
}

const listColumns = (sql: Sql, table: string) => sql<Column[]>`
  select attname as name, format_type(atttypid, atttypmod) as type,
    coalesce(pg_get_expr(adbin, adrelid) like 'nextval(%', false) as numbered,
    exists (select from pg_index where indrelid = attrelid and indisunique and attnum = any (indkey)) as unique,
    array(
      select confrelid::regclass::text from pg_constraint where conrelid = attrelid and contype = 'f' and attnum = any (conkey)
    ) as "refersTo"
  from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
  where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`

async function inForeignKeyOrder(sql: Sql, tables: string[]) {
  const references = await sql<{ from: string; to: string }[]>`
    select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
    where contype = 'f' and conrelid <> confrelid`
  const ordered: string[] = []
  const take = (table: string) => {
    if (ordered.includes(table)) return
    for (const { from, to } of references) if (from === table && tables.includes(to)) take(to)
    ordered.push(table)
  }
  for (const table of tables) take(table)

  return ordered
}
