import { pipeline } from '@jembatan/platform/database'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openShop } from '../server/testing/open-world'
import type { Connection } from './connect'

test('a failed step rolls back a slower one beside it, and no statement follows the end', async () => {
  const { db } = await openShop()
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
    return pipeline(refuse(), longer)
  })

  await expect(ended).rejects.toBe(refusal)
  await longer
  expect(await db.execute('select * from notes')).toEqual([])
})
