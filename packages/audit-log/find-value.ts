import type { Sql } from 'postgres'

export type FoundValue = {
  /** In how many rows the value stands. */
  count: number
  /** In how many of them the other value stands too; absent where none was named. */
  beside?: number
  /** Every table that was looked through, and in how many of its rows it stands. */
  tables: { name: string; rows: number; beside?: number }[]
}

/**
 * In how many rows of every table a value stands, whichever column it is in and however it is written in capitals. A number, and
 * never a row: whoever asks learns whether a system knows what they know already. So it is found in whole words alone: a part of
 * one, lengthened letter by letter, would in the end read a name or a key that nobody knew.
 * @param beside a second value, such as an order's number: it tells the rows of one purchase from those of others.
 */
export async function findValue(sql: Sql, value: string, beside?: string): Promise<FoundValue> {
  const pattern = asWords(value)
  const patternBeside = beside === undefined ? null : asWords(beside)

  return sql.begin('isolation level repeatable read read only', async (tx) => {
    await tx`set local statement_timeout = '3s'`
    const tables = await tx<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      order by table_schema <> 'public', table_schema, table_name`
    const counted: FoundValue['tables'] = []
    for (const { schema, name } of tables) {
      const [row] = await tx<{ rows: number; beside: number }[]>`
        select count(*)::integer as rows, (count(*) filter (where found::text ~* ${patternBeside}))::integer as beside
        from ${tx(schema)}.${tx(name)} as found where found::text ~* ${pattern}`
      const { rows, beside: together } = row ?? { rows: 0, beside: 0 }
      const table = schema === 'public' ? name : `${schema}.${name}`
      counted.push({ name: table, rows, ...(patternBeside && { beside: together }) })
    }

    return {
      count: counted.reduce((sum, { rows }) => sum + rows, 0),
      ...(patternBeside && { beside: counted.reduce((sum, { beside = 0 }) => sum + beside, 0) }),
      tables: counted,
    }
  })
}

const asWords = (value: string) => `(?<![[:alnum:]])${value.replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&')}(?![[:alnum:]])`
