import type { Sql } from 'postgres'

export type FoundValue = {
  /** In how many rows the value stands. */
  count: number
  /** Every table that was looked through, and in how many of its rows it stands. */
  tables: { name: string; rows: number }[]
}

/**
 * In how many rows of every table a value stands, whichever column it is in and however it is written in capitals. A number, and
 * never a row: whoever asks learns whether a system knows what they know already. So it is found in whole words alone: a part of
 * one, lengthened letter by letter, would in the end read a name or a key that nobody knew.
 */
export async function findValue(sql: Sql, value: string): Promise<FoundValue> {
  const asWords = `(?<![[:alnum:]])${value.replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&')}(?![[:alnum:]])`

  return sql.begin('isolation level repeatable read read only', async (tx) => {
    await tx`set local statement_timeout = '3s'`
    const tables = await tx<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      order by table_schema <> 'public', table_schema, table_name`
    const counted: FoundValue['tables'] = []
    for (const { schema, name } of tables) {
      const [row] = await tx<{ count: number }[]>`
        select count(*)::integer as count from ${tx(schema)}.${tx(name)} as found
        where found::text ~* ${asWords}`
      counted.push({ name: schema === 'public' ? name : `${schema}.${name}`, rows: row?.count ?? 0 })
    }

    return { count: counted.reduce((sum, { rows }) => sum + rows, 0), tables: counted }
  })
}
