import type { Sql } from 'postgres'
import { within } from './database'

/** The social company's old shop: a database beside its own, never part of it. */
export const LEGACY_DATABASE = 'toko_lama'

export type Legacy = {
  tables: { name: string; rows: number }[]
  /** When a rehearsal filled it, by the machine's clock; null if nothing says so. */
  filledAt: string | null
  /** Whether it holds its own record of a purge. */
  isClosed: boolean
  /**
   * Replication slots, publications and replication rights: ways in which the data is still read,
   * or can be.
   */
  openings: string[]
}

/**
 * Returns the remains of the old shop in this database's cluster; undefined if there are none.
 */
export async function findLegacy(address: string): Promise<Legacy | undefined> {
  const { isThere, openings } = await within(address, async (sql) => ({
    isThere: await exists(sql`select from pg_database where datname = ${LEGACY_DATABASE}`),
    openings: [
      ...((await exists(sql`select from pg_replication_slots where database = ${LEGACY_DATABASE}`))
        ? ['its place in the write-ahead log']
        : []),
      ...((await exists(sql`select from pg_roles where rolname = current_user and rolreplication and not rolsuper`))
        ? ['the right of its role to follow the log']
        : []),
    ],
  }))
  const inside = isThere ? await within(legacyAddress(address), describeSchemas) : NOTHING
  const legacy = { ...inside, openings: [...openings, ...inside.openings] }

  return legacy.tables.length + legacy.openings.length > 0 ? legacy : undefined
}

export function legacyAddress(address: string) {
  const url = new URL(address)
  url.pathname = `/${LEGACY_DATABASE}`

  return url.href
}

const NOTHING: Legacy = { tables: [], filledAt: null, isClosed: false, openings: [] }

/** The single row that records the purge is not personal data. */
const CLOSING_RECORD = 'closed'

async function describeSchemas(sql: Sql): Promise<Legacy> {
  const names = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'drizzle', ${CLOSING_RECORD}) order by 1, 2`
  const tables: Legacy['tables'] = []
  for (const { schema, name } of names) {
    const [counted] = await sql<{ rows: number }[]>`select count(*)::float as rows from ${sql(schema)}.${sql(name)}`
    if (counted && counted.rows > 0) tables.push({ name, rows: counted.rows })
  }
  const publishes = await exists(sql`select from pg_publication`)
  const isClosed = await exists(sql`select from pg_namespace where nspname = ${CLOSING_RECORD}`)

  return { tables, filledAt: await readFilledAt(sql), isClosed, openings: publishes ? ['its publication'] : [] }
}

async function readFilledAt(sql: Sql): Promise<string | null> {
  if (!(await exists(sql`select from pg_tables where schemaname = 'public' and tablename = 'rehearsals'`))) return null
  const [filling] = await sql<{ at: Date | null }[]>`select max(made_at) as at from rehearsals`

  return filling?.at?.toISOString() ?? null
}

const exists = async (query: PromiseLike<{ count: number }>) => (await query).count > 0

/** The remains in numbers, and each of them. */
export function describeLegacy({ tables, openings }: Legacy) {
  const rows = tables.reduce((total, table) => total + table.rows, 0)

  return {
    id: `${rows} baris toko lama dalam ${tables.length} tabel, ${openings.length} jalan yang masih terbuka`,
    en: `${rows} rows of the old shop in ${tables.length} tables, ${openings.length} openings`,
    remains: [...tables.map(({ name, rows }) => `${LEGACY_DATABASE}.${name} has ${rows} rows`), ...openings],
  }
}
