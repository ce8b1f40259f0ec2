import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freshDatabase } from '@/server/testing/open-world'
import stored from '../../docs/stored-by-ramai.json'

test('Ramai remembers posts, products and sums, and no order, payment, address or phone number', async () => {
  const db = await freshDatabase()

  const columns = await db.execute<{ table: string; names: string }>(sql`
    select table_name as "table", string_agg(column_name, ' ' order by column_name collate "C") as names
    from information_schema.columns where table_schema = 'public' group by table_name`)

  expect(Object.fromEntries(columns.map(({ table, names }) => [table, names]))).toEqual(stored.tables)
})
