import { expect, test } from 'vitest'
import { payTransaction } from '../payer/pay-transaction'
import { refundTransaction } from '../refund/refund-transaction'
import { openFileWorld } from '../testing/open-world'
import { cancelTransaction } from '../transaction/cancel-transaction'
import { summarizePayments } from './summarize-payments'

const world = await openFileWorld()
const { db } = world
const merchantId = world.merchant.id

const at = (text: string) => new Date(`${text}+07:00`)

test('volume counts successful payments, the success rate ended ones, by day and by method', async () => {
  const [late, early] = [at('2026-03-01T23:59:59'), at('2026-03-02T00:00:00')]
  const qris = await world.openTransaction({ method: 'other_qris', now: late })
  await payTransaction(db, { id: qris.id, now: late })
  const request = { refundKey: 'A', amount: 50_000, reason: null }
  await refundTransaction(db, { merchantId, id: qris.id, request, direct: true, now: late })
  const cancelled = await world.openTransaction({ method: 'bca_va', now: early })
  await cancelTransaction(db, { merchantId, id: cancelled.id, now: early })
  await world.openTransaction({ method: 'bca_va', now: early })
  const challenged = await world.openTransaction({ method: 'credit_card', card: '4511111111111117', now: early })
  await payTransaction(db, { id: challenged.id, now: early })

  const range = { from: '2026-03-01', to: '2026-03-02' }
  const { total, days, methods } = await summarizePayments(db, { range, scope: merchantId })

  expect(total).toEqual({ volume: 150_000, successes: 1, failures: 1, refunded: 50_000 })
  expect(days.map(({ name, successes, failures }) => [name, successes, failures])).toEqual([
    ['2026-03-02', 0, 1],
    ['2026-03-01', 1, 0],
  ])
  expect(methods[0]).toMatchObject({ name: 'other_qris', volume: 150_000 })
  expect((await summarizePayments(db, { range, scope: 'G000000777' })).total.volume).toBe(0)
  expect(
    (await summarizePayments(db, { range: { from: '2026-03-02', to: '2026-03-02' }, scope: null })).total.volume,
  ).toBe(0)
})
