import { expect, test } from 'vitest'
import { placeTestOrder } from '../../testing/test-order'
import { openPayment } from './open-payment'

const AN_HOUR = 3_600_000

test('with two clocks no buyer gets a page that opens expired; once the clocks are equal, the previous page is used', async () => {
  const { db, gateway, clock, ...order } = await placeTestOrder({ placedAt: new Date(), gatewayAheadMs: 0 })
  const open = () => openPayment({ db, gateway, ...order, now: new Date() }, order)
  const page = await open()

  clock.aheadMs = 2 * AN_HOUR
  expect(await open()).toEqual({ redirectUrl: null })
  expect(await open()).toEqual({ redirectUrl: null })

  clock.aheadMs = 0
  expect(await open()).toEqual(page)
})
