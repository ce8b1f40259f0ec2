import type { Sql } from 'postgres'

export type FoundValue = {
  count: number
  /** The number of those rows that also contain the second value; absent without one. */
  beside?: number
  /** Every searched table, with the number of its rows that contain the value. */
  tables: { name: string; rows: number; beside?: number }[]
}

/**
 * Counts the rows of every table that contain a value in any column, regardless of case. Returns
 * counts only, so a caller learns just whether a system holds a value that the caller already has.
 * Matches whole words only: with partial matches, a caller could guess a name or a key letter by
 * letter.
 * @param beside a second value, such as an order number, that selects the rows of one purchase.
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
    const matches: FoundValue['tables'] = []
    for (const { schema, name } of tables) {
      const [row] = await tx<{ rows: number; beside: number }[]>`
        select count(*)::integer as rows, (count(*) filter (where found::text ~* ${patternBeside}))::integer as beside
        from ${tx(schema)}.${tx(name)} as found where found::text ~* ${pattern}`
      const { rows, beside: together } = row ?? { rows: 0, beside: 0 }
      const table = schema === 'public' ? name : `${schema}.${name}`
      matches.push({ name: table, rows, ...(patternBeside && { beside: together }) })
    }

    return {
      count: matches.reduce((sum, { rows }) => sum + rows, 0),
      ...(patternBeside && { beside: matches.reduce((sum, { beside = 0 }) => sum + beside, 0) }),
      tables: matches,
    }
  })
}

const asWords = (value: string) => `(?<![[:alnum:]])${value.replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&')}(?![[:alnum:]])`
