import postgres, { type Sql } from 'postgres'
import { cloneDatabase } from './test-database'

/** A transaction that a test left open causes an error instead of blocking the file for ever. */
const LOCK_TIMEOUT = '10s'

/**
 * Clones a database for all tests of a file. `restore` restores rows and sequences from the
 * template, about forty times faster than another clone; connections stay open. It drops tables
 * that a test created and enables triggers that it disabled; a test that changes the schema
 * otherwise needs its own clone.
 */
export async function cloneRestorableDatabase(templateUrl: string) {
  const { url, drop } = await cloneDatabase(templateUrl)
  // A single connection, because the copies are temporary tables of its session.
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const { tables, restoreRows } = await copyRows(sql)
  /** The transaction that wrote all rows of a table, until another one writes to it. */
  const writtenBy = new Map<string, string>()

  return {
    url,
    restore: async () => {
      const changed = await findChanged(sql, tables, writtenBy)
      const writer = await sql.begin(async (tx) => {
        await tx.unsafe(restoreRows(changed))
        const [current] = await tx<{ id: string }[]>`select pg_current_xact_id()::xid::text as id`
        return current?.id ?? ''
      })
      for (const { name } of changed) writtenBy.set(name, writer)
    },
    drop: async () => {
      await sql.end()
      await drop()
    },
  }
}

const OURS = `n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'`

type Table = { name: string; columns: string; filled: boolean }
type Copied = Table & { rows: number }
type Sequence = { name: string; value: string; called: boolean }

/**
 * Tables that began empty, and those with rows that the last restore did not write: most tests
 * leave most of the seed unchanged.
 */
async function findChanged(sql: Sql, tables: Copied[], writtenBy: Map<string, string>) {
  const filledTables = tables.filter(({ filled, name }) => filled && writtenBy.has(name))
  const conditions = filledTables.map(
    ({ name, rows }) =>
      `(select count(*) = ${rows} and bool_and(xmin = '${writtenBy.get(name)}'::xid) from ${name}) as "${name}"`,
  )
  const [same] =
    conditions.length > 0 ? await sql.unsafe<Record<string, boolean>[]>(`select ${conditions.join(', ')}`) : []

  return tables.filter(({ name }) => !same?.[name])
}

/** Copies every row. Returns the statements that restore some tables in one transaction. */
async function copyRows(sql: Sql) {
  const tables = await listTables(sql)
  const sequences = await listSequences(sql)
  const filled = tables
    .filter(({ filled }) => filled)
    .map((table, index) => ({ ...table, copy: `pg_temp.copy_${index}` }))
  for (const { name, copy } of filled) await sql.unsafe(`create temporary table ${copy.slice(8)} as table ${name}`)
  const counts = await Promise.all(
    tables.map(async (table) => {
      const [row] = table.filled ? await sql.unsafe(`select count(*)::int as rows from ${table.name}`) : []
      return { ...table, rows: row?.rows ?? 0 }
    }),
  )

  const restoreRows = (changed: Table[]) => {
    const names = new Set(changed.map(({ name }) => name))
    return [
      `set local lock_timeout = '${LOCK_TIMEOUT}'`,
      // Disables foreign keys and append-only triggers during the restore.
      'set local session_replication_role = replica',
      dropOtherTables(tables),
      ENABLE_TRIGGERS,
      ...changed.map(({ name }) => `delete from ${name}`),
      ...filled
        .filter(({ name }) => names.has(name))
        .map(
          ({ name, columns, copy }) =>
            `insert into ${name} (${columns}) overriding system value select ${columns} from ${copy}`,
        ),
      ...sequences.map(({ name, value, called }) => `select setval('${name}', ${value}, ${called})`),
    ].join(';\n')
  }

  return { tables: counts, restoreRows }
}

const dropOtherTables = (tables: Table[]) => `
  do $$ declare other text; begin
    for other in
      select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and ${OURS}
        and format('%I.%I', n.nspname, c.relname) not in (${tables.map(({ name }) => `'${name}'`).join(', ')})
    loop execute 'drop table ' || other || ' cascade'; end loop;
  end $$`

const ENABLE_TRIGGERS = `
  do $$ declare disabled record; begin
    for disabled in select tgrelid::regclass as name, tgname from pg_trigger where tgenabled = 'D'
    loop execute format('alter table %s enable trigger %I', disabled.name, disabled.tgname); end loop;
  end $$`

async function listTables(sql: Sql): Promise<Table[]> {
  const tables = await sql.unsafe<Omit<Table, 'filled'>[]>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
       where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${OURS} order by 1`)

  return Promise.all(
    tables.map(async (table) => {
      const [row] = await sql.unsafe(`select from ${table.name} limit 1`)
      return { ...table, filled: row !== undefined }
    }),
  )
}

async function listSequences(sql: Sql): Promise<Sequence[]> {
  const sequences = await sql.unsafe<{ name: string }[]>(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${OURS} order by 1`)

  return Promise.all(
    sequences.map(async ({ name }) => {
      const [at] = await sql.unsafe<{ value: string; called: boolean }[]>(
        `select last_value::text as value, is_called as called from ${name}`,
      )
      if (!at) throw new Error(`the sequence ${name} has no value`)
      return { name, ...at }
    }),
  )
}
