import type { Sql } from 'postgres'
import { openDatabase } from '../../tools/dev/postgres/open-database'

/** Opens a system's database for one check and closes it afterwards. */
export async function within<T>(address: string, look: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = openDatabase(address, { max: 2, connect_timeout: 5 })
  try {
    return await look(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

export type Column = { table: string; name: string }

/**
 * Returns every column of every table except PostgreSQL's own. Tables outside the schema `public`
 * are named with theirs.
 */
export function readColumns(address: string): Promise<Column[]> {
  return within(
    address,
    async (sql) => sql<Column[]>`
      select case table_schema when 'public' then table_name else table_schema || '.' || table_name end as "table",
        column_name as name
      from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')
      order by 1, column_name collate "C"`,
  )
}
