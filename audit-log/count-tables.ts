import type { Sql } from 'postgres'

export type TableCount = { name: string; rows: number }

/** Every table of a database that is not PostgreSQL's own, and how many rows it has. Not a word of what is in them. */
export async function countTables(sql: Sql): Promise<TableCount[]> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const tables = await tx<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      order by table_schema <> 'public', table_schema, table_name`
    const counted: TableCount[] = []
    for (const { schema, name } of tables) {
      const [row] = await tx<{ count: number }[]>`select count(*)::integer as count from ${tx(schema)}.${tx(name)}`
      counted.push({ name: schema === 'public' ? name : `${schema}.${name}`, rows: row?.count ?? 0 })
    }

    return counted
  })
}
