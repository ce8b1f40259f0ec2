import { afterAll, beforeAll, expect, test } from 'vitest'
import { payTransaction } from '../payer/pay-transaction'
import { refundTransaction } from '../refund/refund-transaction'
import { deliverDue } from '../testing/deliver-due'
import { openReceiver } from '../testing/open-receiver'
import { NOW, openWorld, type World } from '../testing/open-world'
import { getTransaction } from './get-transaction'

let world: World
let receiver: Awaited<ReturnType<typeof openReceiver>>
beforeAll(async () => {
  world = await openWorld()
  receiver = await openReceiver(() => 503)
})
afterAll(async () => {
  await receiver.close()
  await world.close()
})

test('a transaction lists its states and causes, its refunds, and the result of each notification', async () => {
  const hook = `${receiver.origin}/hook`
  const { id, merchantId } = await world.openTransaction({ method: 'other_qris', notificationUrls: [hook] })
  await payTransaction(world.db, { id, now: NOW })
  const request = { refundKey: 'CUCI', amount: 50_000, reason: 'Pecah' }
  await refundTransaction(world.db, { merchantId, id, request, direct: false, now: NOW })
  await deliverDue(world.db, receiver.delivery, { atMost: 1, now: NOW })

  const details = await getTransaction(world.db, { id, scope: null })

  expect(details?.states).toMatchObject([
    { status: 'pending', cause: 'payer' },
    { status: 'settlement', cause: 'payer' },
    { status: 'partial_refund', cause: 'merchant' },
  ])
  expect(details?.refunds).toMatchObject([{ refundKey: 'CUCI', amount: 50_000, bankConfirmedAt: null }])
  expect(details?.notifications).toMatchObject([
    { state: 'waiting', attempts: [] },
    { state: 'waiting', attempts: [] },
    { state: 'waiting', nextAttemptAt: expect.any(Date), attempts: [{ number: 1, answerCode: 503 }] },
  ])
  expect(details?.policy).toEqual({ mode: 'normal', copies: 2 })
})

test.each(['00000000-0000-4000-8000-000000000000', 'no id at all'])('%s is no transaction', async (id) => {
  expect(await getTransaction(world.db, { id, scope: null })).toBeUndefined()
})
