import { sql } from 'drizzle-orm'

import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../../local/test-database'
import { connect } from './connect'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
let connected: ReturnType<typeof connect>
beforeAll(async () => {
  clone = await cloneDatabase(inject('templateUrl'))
  connected = connect(clone.url)
})
afterAll(async () => {
  await connected.close()
  await clone.drop()
})

const plans = sql`select statement from pg_prepared_statements where statement like '%asked twice%'`

test('a statement that is asked twice is planned once, in a step of a transaction too', async () => {
  const ask = sql`select ${1}::int as "asked twice"`

  const kept = await connected.db.transaction((tx) =>
    tx.transaction(async (inner) => {
      await inner.execute(ask)
      await inner.execute(ask)

      return inner.execute(plans)
    }),
  )

  expect(kept).toHaveLength(1)
})

test('a text of several statements still runs', async () => {
  await expect(connected.db.execute('select 1; select 2')).resolves.toBeDefined()
})
