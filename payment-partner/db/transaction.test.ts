import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../../local/test-database'
import { type Connection, connect } from './connect'
import { together } from './together'

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

test('a step that refuses takes back what a longer one beside it did, and nothing of that comes after the end', async () => {
  const { db } = connected
  await db.execute('create table notes (step integer)')
  const refusal = new Error('no')
  const refuse = async () => {
    throw refusal
  }
  const noteLater = async (tx: Connection) => {
    for (let step = 0; step < 5; step++) await tx.execute(sql`insert into notes values (${step})`)
  }
  let longer: Promise<void> | undefined

  const ended = db.transaction((tx) => {
    longer = noteLater(tx)
    return together(refuse(), longer)
  })

  await expect(ended).rejects.toBe(refusal)
  await longer
  expect(await db.execute('select * from notes')).toEqual([])
})
