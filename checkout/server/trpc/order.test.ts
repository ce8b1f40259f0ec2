import { expect, test } from 'vitest'
import { returns } from '@/db/schema'
import register from '@/doors.json'
import { limitReturns } from '../returns/limit-returns'
import { after, placeTestOrder } from '../test-order'
import { createCallerFactory } from './init'
import { orderRouter } from './order'

test('who asks for more returns than the register of doors says is refused before anything is drawn or written', async () => {
  const { db, orderId, sessionHash } = await placeTestOrder()
  const order = createCallerFactory(orderRouter)({
    ...{ db, readNow: async () => after(0), requestId: 'the-request', address: crypto.randomUUID() },
    ...{ sessionHash, operatorSession: null, browserHash: sessionHash, customer: null, accountSession: null },
  })
  const [{ most } = { most: 0 }] = register.doors.find(({ name }) => name === 'requestReturn')?.limits ?? []
  for (let asked = 0; asked < most; asked += 1) await limitReturns({ db, sessionHash })

  const asking = order.requestReturn({
    ...{ orderId, reason: 'damaged', note: 'Botolnya pecah di jalan.' },
    lines: [{ sku: 'AYU-SERUM', quantity: 1 }],
  })

  await expect(asking).rejects.toMatchObject({ message: 'too_many_returns' })
  expect(await db.$count(returns)).toBe(0)
})
