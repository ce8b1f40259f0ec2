import type { Sql } from 'postgres'
import { within } from './database'

/** The social company's old shop: a database beside its own, never part of it. */
export const LEGACY_DATABASE = 'toko_lama'

export type Legacy = {
  tables: { name: string; rows: number }[]
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
  const inside = isThere ? await within(legacyAddress(address), describeSchemas) : { tables: [], openings: [] }
  const legacy = { tables: inside.tables, openings: [...openings, ...inside.openings] }

  return legacy.tables.length + legacy.openings.length > 0 ? legacy : undefined
}

export function legacyAddress(address: string) {
  const url = new URL(address)
  url.pathname = `/${LEGACY_DATABASE}`

  return url.href
}

/** The single row that records the purge is not personal data. */
const CLOSING_RECORD = 'closed'

async function describeSchemas(sql: Sql) {
  const names = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'drizzle', ${CLOSING_RECORD}) order by 1, 2`
  const tables: Legacy['tables'] = []
  for (const { schema, name } of names) {
    const [counted] = await sql<{ rows: number }[]>`select count(*)::float as rows from ${sql(schema)}.${sql(name)}`
    if (counted && counted.rows > 0) tables.push({ name, rows: counted.rows })
  }
  const publishes = await exists(sql`select from pg_publication`)

  return { tables, openings: publishes ? ['its publication'] : [] }
}

const exists = async (query: PromiseLike<{ count: number }>) => (await query).count > 0

/** For a verdict, in both languages. */
export function describeLegacy({ tables, openings }: Legacy): {
  figure: { id: string; en: string }
  faults: { fault: string; values: { what: string } }[]
} {
  const rows = tables.reduce((total, table) => total + table.rows, 0)

  return {
    figure: {
      id: `data toko lama masih di sini: ${rows} baris dalam ${tables.length} tabel, ${openings.length} jalan yang masih terbuka`,
      en: `legacy data is still here: ${rows} rows in ${tables.length} tables, ${openings.length} openings`,
    },
    faults: [...tables.map(({ name, rows }) => `${LEGACY_DATABASE}.${name} has ${rows} rows`), ...openings].map(
      (what) => ({ fault: `legacy data is still here: ${what}`, values: { what } }),
    ),
  }
}
