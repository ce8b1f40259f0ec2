import { expect, test } from 'vitest'
import { after, placeTestOrder } from '../../testing/test-order'
import { chooseOtherMethod } from './choose-other-method'
import { openPayment } from './open-payment'

test('another method gets another page, and what was begun is ended at the gateway first', async () => {
  const { db, gateway, transactions, ...order } = await placeTestOrder()
  const before = await openPayment({ db, gateway, ...order, now: after(1) }, order)
  transactions.set(order.providerOrderId, { status: 'pending', amount: order.total, method: 'bca_va' })

  const other = await chooseOtherMethod({ db, gateway, ...order, now: after(2) }, order)

  expect(other.redirectUrl).toMatch(/\/snap\/v3\/redirection\//)
  expect(other.redirectUrl).not.toContain(before.redirectUrl)
  expect(transactions.get(order.providerOrderId)?.status).toBe('expire')
  const { status, hold, attempts } = await order.read()
  expect({ status, hold }).toEqual({ status: 'awaiting_payment', hold: 'held' })
  expect(attempts).toEqual([expect.stringMatching(/expired|cancelled/), 'open'])
})

test('a page on which nothing was chosen is closed', async () => {
  const { db, gateway, pages, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)

  await chooseOtherMethod({ db, gateway, ...order, now: after(2) }, order)

  expect(pages.size).toBe(1)
  expect(await order.read()).toMatchObject({ attempts: ['cancelled', 'open'] })
})

test('a payment that was faster counts, and no second page is opened', async () => {
  const { db, gateway, transactions, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })

  expect(await chooseOtherMethod({ db, gateway, ...order, now: after(2) }, order)).toEqual({ redirectUrl: null })

  expect(await order.read()).toMatchObject({ status: 'paid', attempts: ['paid'] })
})

test('a page that the gateway closed, with its answer lost, is found closed, and another opens', async () => {
  const { db, gateway, pages, faults, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  faults.push(null, 'answer_lost_after')

  const { redirectUrl } = await chooseOtherMethod({ db, gateway, ...order, now: after(2) }, order)

  expect([...pages.keys()]).toEqual([redirectUrl?.split(/[/?]/).at(-2)])
  expect(await order.read()).toMatchObject({ attempts: ['cancelled', 'open'] })
})

test('while the gateway is silent the attempt stays open, and the buyer is told', async () => {
  const { db, gateway, faults, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  faults.push('silence', 'silence')

  const choosing = chooseOtherMethod({ db, gateway, ...order, now: after(2) }, order)

  await expect(choosing).rejects.toMatchObject({ kind: 'unavailable', code: 'gateway_unavailable' })
  expect(await order.read()).toMatchObject({ status: 'awaiting_payment', attempts: ['open'] })
})

test('another session ends nothing', async () => {
  const { db, gateway, requests, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  requests.length = 0

  await chooseOtherMethod({ db, gateway, ...order, sessionHash: 'another session', now: after(2) }, order)

  expect(requests).toEqual([])
  expect(await order.read()).toMatchObject({ attempts: ['open'] })
})
