import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase } from './open-database'

/** A place where a system stores data, with a name for the reader and all its text. */
export type StoredTexts = { name: string; texts: string[] }

/** Reads every row of every table as text, in all schemas except PostgreSQL's own. */
export async function tablesOf(system: string, databaseUrl: string): Promise<StoredTexts[]> {
  const sql = openDatabase(databaseUrl)
  const tables = await sql<{ schema: string; name: string }[]>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  const stored: StoredTexts[] = []
  for (const { schema, name } of tables) {
    const rows = await sql<{ row: string }[]>`select row::text from ${sql(schema)}.${sql(name)} as row`
    stored.push({ name: `${system}, table ${name}`, texts: rows.map(({ row }) => row) })
  }
  await sql.end()

  return stored
}

/** The logs of a system's processes. */
export async function logsOf(system: string, folder: string): Promise<StoredTexts[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.log'))

  return Promise.all(
    files.map(async (file) => ({ name: `${system}, ${file}`, texts: [await readFile(join(folder, file), 'utf8')] })),
  )
}
