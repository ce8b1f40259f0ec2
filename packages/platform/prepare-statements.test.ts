import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { expect, test } from 'vitest'
import { preparing } from './prepare-statements'
import { openDatabase } from './testing/open-database'

const plans = sql`select statement from pg_prepared_statements where statement like '%asked twice%'`

test('a repeated statement is planned once, also within a transaction', async () => {
  const db = drizzle(preparing((await openDatabase()).sql))
  const ask = sql`select ${1}::int as "asked twice"`

  const plansInUse = await db.transaction((tx) =>
    tx.transaction(async (inner) => {
      await inner.execute(ask)
      await inner.execute(ask)

      return inner.execute(plans)
    }),
  )

  expect(plansInUse).toHaveLength(1)
})

test('a text of several statements still runs', async () => {
  const db = drizzle(preparing((await openDatabase()).sql))

  await expect(db.execute('select 1; select 2')).resolves.toBeDefined()
})
