import { expect, test } from 'vitest'
import { placeTestOrder } from '../testing/test-order'
import { getOrder } from './get-order'
import { readProgress } from './read-progress'

test('a watcher gets the version of the page, and another session nothing', async () => {
  const { db, ...order } = await placeTestOrder()
  const placed = await readProgress(db, order)
  await order.reportStatus({ status: 'pending' })
  expect((await readProgress(db, order)).version).toBeGreaterThan(placed.version)
  await order.reportStatus({})
  await order.publish()

  const { status, version } = await getOrder(db, order)

  expect(await readProgress(db, order)).toEqual({ status, version })
  await expect(readProgress(db, { ...order, sessionHash: 'a stranger' })).rejects.toMatchObject({
    code: 'order_missing',
  })
})
