import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { cloneDatabase } from '../../local/test-database'
import { type Connection, connect } from './connect'
import { promos } from './schema'
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

test('a step that refuses takes back what a longer one beside it did, and nothing of that comes after the end', async () => {
  const [before] = await connected.db.select().from(promos).limit(1)
  const refusal = new Error('no')
  const refuse = async () => {
    throw refusal
  }
  const changeLater = async (tx: Connection) => {
    for (let step = 0; step < 5; step++) await tx.execute(sql`select ${step}::int`)
    await tx.delete(promos).where(eq(promos.id, before?.id ?? 0))
  }

  let longer: Promise<void> | undefined

  const ended = connected.db.transaction((tx) => {
    longer = changeLater(tx)
    return together(refuse(), longer)
  })

  await expect(ended).rejects.toBe(refusal)
  await longer
  expect(
    await connected.db
      .select()
      .from(promos)
      .where(eq(promos.id, before?.id ?? 0)),
  ).toEqual([before])
})
