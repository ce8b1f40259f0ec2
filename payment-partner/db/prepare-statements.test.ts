import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { openWorld } from '../server/testing/open-world'

const plans = sql`select statement from pg_prepared_statements where statement like '%asked twice%'`

test('a statement that is asked twice is planned once, in a step of a transaction too', async () => {
  const { db, close } = await openWorld()
  onTestFinished(close)
  const ask = sql`select ${1}::int as "asked twice"`

  const kept = await db.transaction((tx) =>
    tx.transaction(async (inner) => {
      await inner.execute(ask)
      await inner.execute(ask)

      return inner.execute(plans)
    }),
  )

  expect(kept).toHaveLength(1)
})

test('a text of several statements still runs', async () => {
  const { db, close } = await openWorld()
  onTestFinished(close)

  await expect(db.execute('select 1; select 2')).resolves.toBeDefined()
})
