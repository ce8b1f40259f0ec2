import { expect, test } from 'vitest'
import { placeTestOrder } from '../payment/test-order'
import { addOrderEvent } from './add-order-event'
import { watchOrder } from './order-changes'

test('whoever watches an order hears of its changes, and of no other’s', async () => {
  const { db, sql, orderId } = await placeTestOrder()
  const leaving = new AbortController()
  const watched = watchOrder(sql, orderId, leaving.signal)
  const other = watchOrder(sql, 'PSR-OTHER', leaving.signal)
  await Promise.all([watched.next(), other.next()])
  const nothing = other.next()

  const change = watched.next()
  await db.transaction((tx) => addOrderEvent(tx, { orderId, kind: 'attempt_failed', at: new Date() }))

  expect(await change).toEqual({ done: false, value: undefined })
  leaving.abort()
  expect(await nothing).toEqual({ done: true, value: undefined })
})
