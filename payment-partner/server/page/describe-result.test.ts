import { expect, test } from 'vitest'
import { payTransaction } from '../payer/pay-transaction'
import { later, NOW, openFileWorld } from '../testing/open-world'
import { describeResult } from './describe-result'
import { getPaymentPage } from './get-payment-page'

const world = await openFileWorld()

async function resultOf(token: string, now = NOW) {
  const opened = await getPaymentPage(world.db, { token, now })
  if (opened.state === 'unknown') throw new Error('The page is unknown.')

  return describeResult(opened)
}

test('a number that waits for a transfer is 201, with the number in it', async () => {
  const { token, payCode } = await world.openTransaction({ method: 'bni_va' })

  expect(await resultOf(token)).toMatchObject({
    status_code: '201',
    transaction_status: 'pending',
    gross_amount: '150000.00',
    payment_type: 'bank_transfer',
    va_numbers: [{ bank: 'bni', va_number: payCode }],
  })
})

test('a payment is 200, and names the way back', async () => {
  const { token, id, orderId } = await world.openTransaction({ method: 'gopay' })
  await payTransaction(world.db, { id, now: NOW })

  const result = await resultOf(token)

  expect(result).toMatchObject({ status_code: '200', transaction_status: 'settlement', order_id: orderId })
  expect(result.finish_redirect_url).toContain(`order_id=${orderId}`)
})

test('a page script learns no signature', async () => {
  const { token, id } = await world.openTransaction()
  await payTransaction(world.db, { id, now: NOW })

  expect(await resultOf(token)).not.toHaveProperty('signature_key')
})

test('a page whose time ran out is an error, confirmed or not', async () => {
  const untouched = await world.createPage()
  const confirmed = await world.openTransaction({ method: 'other_qris' })

  const codes = [await resultOf(untouched.token, later(86_400)), await resultOf(confirmed.token, later(900))]

  expect(codes.map(({ status_code }) => status_code)).toEqual(['407', '407'])
})

test('a page that was replaced tells that its order is in other hands', async () => {
  const first = await world.createPage({ transaction_details: { order_id: 'TWICE', gross_amount: 150_000 } })
  await world.createPage({ transaction_details: { order_id: 'TWICE', gross_amount: 150_000 } })

  expect(await resultOf(first.token)).toEqual({
    status_code: '406',
    status_message: ['transaction has been processed'],
  })
})
