import { expect, test } from 'vitest'
import { auditEvents, orders } from '../../db/schema'
import { openShop, setStock, stockOf } from './open-world'
import { placeTestOrder } from './test-order'

test('a shop has nothing of the test before: no row, used number, missing piece, table or disabled trigger', async () => {
  const before = await placeTestOrder()
  await setStock(before.db, 'AYU-SERUM', 3)
  await before.db.execute('create table left_behind (step integer)')
  await before.db.execute('alter table audit_events disable trigger user')

  const { db } = await openShop()

  expect([await db.$count(orders), await db.$count(auditEvents)]).toEqual([0, 0])
  expect(await stockOf(db, 'AYU-SERUM')).toBe(140)
  const [event] = await db.insert(auditEvents).values({ kind: 'test', detail: {} }).returning()
  expect(event?.id).toBe(1)
  await expect(db.execute('select from left_behind')).rejects.toThrow()
  await expect(db.delete(auditEvents)).rejects.toThrow()
})
