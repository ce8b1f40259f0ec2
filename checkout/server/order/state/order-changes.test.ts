import { expect, test } from 'vitest'
import { after, placeTestOrder } from '../../testing/test-order'
import { notifyBuyer } from './notify-buyer'
import { watchOrder } from './order-changes'

test('a watcher of an order is notified of its changes and messages, and of no other’s', async () => {
  const { db, sql, orderId, reportStatus } = await placeTestOrder()
  const leaving = new AbortController()
  const changes = watchOrder(sql, orderId, leaving.signal)
  const other = watchOrder(sql, 'PSR-OTHER', leaving.signal)
  await Promise.all([changes.next(), other.next()])
  const nothing = other.next()

  const choice = changes.next()
  await reportStatus({ status: 'pending' })
  expect(await choice).toEqual({ done: false, value: undefined })

  const change = changes.next()
  await reportStatus({})
  expect(await change).toEqual({ done: false, value: undefined })

  const message = changes.next()
  await notifyBuyer(db, { orderId, kind: 'payment_twice', now: after(6) })
  expect(await message).toEqual({ done: false, value: undefined })

  leaving.abort()
  expect(await nothing).toEqual({ done: true, value: undefined })
})
