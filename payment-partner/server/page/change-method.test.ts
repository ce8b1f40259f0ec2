import { expect, test } from 'vitest'
import { payTransaction } from '../payer/pay-transaction'
import { later, NOW, openFileWorld } from '../testing/open-world'
import { changeMethod } from './change-method'
import { confirmMethod } from './confirm-method'
import { getPaymentPage } from './get-payment-page'

const world = await openFileWorld()
const { db } = world

const stateOf = async (token: string, now = NOW) => (await getPaymentPage(db, { token, now })).state

test('after a change the first code is not payable, and the page takes another method', async () => {
  const { id, token } = await world.openTransaction({ method: 'bca_va' })

  await changeMethod(db, { token, now: later(60) })

  expect(await stateOf(token)).toBe('choose')
  expect(await payTransaction(db, { id, now: later(61) })).toBeUndefined()
  const other = await confirmMethod(db, { token, method: 'other_qris', now: later(62) })
  expect(await payTransaction(db, { id: other?.id ?? '', now: later(63) })).toMatchObject({ status: 'settlement' })
})

test('a payment that was faster stays, and so does a method whose page has ended', async () => {
  const paid = await world.openTransaction({ method: 'bca_va' })
  await payTransaction(db, { id: paid.id, now: NOW })
  await changeMethod(db, { token: paid.token, now: NOW })
  expect(await stateOf(paid.token)).toBe('paid')

  const late = await world.openTransaction({ method: 'bca_va', page_expiry: { duration: 1, unit: 'hours' } })
  await changeMethod(db, { token: late.token, now: later(3601) })
  expect(await stateOf(late.token, later(3601))).toBe('va')
})
