import { expect, test } from 'vitest'
import { payTransaction } from '../payer/pay-transaction'
import { NOW, openFileWorld } from '../testing/open-world'
import { listTransactions } from './list-transactions'

const world = await openFileWorld()

const open = (order_id: string, method: 'bca_va' | 'other_qris' = 'bca_va') =>
  world.openTransaction({ method, transaction_details: { order_id, gross_amount: 1000 } })
const ids = ({ rows }: { rows: { id: string }[] }) => rows.map(({ id }) => id)

test("an order is found by its id's prefix, its transaction id and its pay code", async () => {
  const first = await open('FIND_ME-1')
  await open('FINDxME-2')
  const spaced = first.payCode?.replace(/(\d{4})/g, '$1 ')

  for (const words of ['FIND_ME', first.id, spaced ?? ''])
    expect(ids(await listTransactions(world.db, { words, scope: null }))).toEqual([first.id])
})

test('status and method narrow the list', async () => {
  const paid = await open('NARROW-1', 'other_qris')
  await payTransaction(world.db, { id: paid.id, now: NOW })
  await open('NARROW-2', 'other_qris')
  await open('NARROW-3')

  const page = await listTransactions(world.db, {
    words: 'NARROW',
    status: 'settlement',
    method: 'other_qris',
    scope: null,
  })

  expect(ids(page)).toEqual([paid.id])
})

test('pages follow one another without a gap or a repetition', async () => {
  for (let order = 1; order <= 30; order += 1) await open(`PAGE-${order}`)

  const first = await listTransactions(world.db, { words: 'PAGE-', scope: null })
  const second = await listTransactions(world.db, { words: 'PAGE-', scope: null, before: first.next })

  const names = [...first.rows, ...second.rows].map(({ orderId }) => orderId)
  expect(names).toEqual(Array.from({ length: 30 }, (_, index) => `PAGE-${30 - index}`))
  expect(second.next).toBeUndefined()
})

test.each(['%', '_', '\\', "' or 1=1"])('%s finds nothing it is not the beginning of', async (words) => {
  expect(ids(await listTransactions(world.db, { words, scope: null }))).toEqual([])
})
