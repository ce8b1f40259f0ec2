import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { toCharge } from '../attempt/to-charge'
import { toGatewayTime } from './gateway'
import { GatewayError } from './gateway-error'
import { longestInstallment } from './installments'
import { SERVER_KEY, startGateway } from './testing/test-gateway'

const now = new Date('2026-11-25T03:00:00.400Z')

const order = {
  orderId: 'PSR-23456789ABCD',
  pieces: 2,
  subtotal: 258_000,
  shipping: 12_000,
  insurance: 600,
  serviceFee: 1_000,
  shopDiscount: 0,
  platformDiscount: 0,
  shippingDiscount: 0,
  total: 271_600,
  paymentDueAt: new Date('2026-11-25T04:00:00Z'),
}

test('the gateway gets sums in the buyer’s language and the order’s number, but neither goods nor buyer', async () => {
  const { gateway, requests } = await startGateway()

  await gateway.createTransaction(toCharge(order, { providerOrderId: `${order.orderId}-1`, now, language: 'en' }))

  expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
    transaction_details: { order_id: 'PSR-23456789ABCD-1', gross_amount: 271_600 },
    item_details: [
      { id: 'PESANAN', name: 'Order PSR-23456789ABCD (2)', price: 258_000, quantity: 1 },
      { id: 'ONGKIR', name: 'Shipping', price: 12_000, quantity: 1 },
      { id: 'ASURANSI', name: 'Insurance', price: 600, quantity: 1 },
      { id: 'LAYANAN', name: 'Service fee', price: 1_000, quantity: 1 },
    ],
    callbacks: { finish: 'http://pasar.localhost:3001/payment/finish' },
    expiry: { start_time: '2026-11-25 10:00:00 +0700', unit: 'minutes', duration: 60 },
  })
  expect(requests[0]?.headers['x-override-notification']).toBe('http://127.0.0.1:3001/api/payment/notification')
})

test('a large order may be paid in installments by card, and a small one at once only', async () => {
  const { gateway, requests } = await startGateway()
  const charge = (subtotal: number) =>
    toCharge(
      { ...order, subtotal, total: subtotal + order.total - order.subtotal },
      { providerOrderId: 'PSR-1-1', now },
    )

  for (const subtotal of [486_399, 486_400]) await gateway.createTransaction(charge(subtotal))

  const [small, large] = requests.map(({ body }) => JSON.parse(body))
  expect(small).not.toHaveProperty('credit_card')
  expect(large.transaction_details.gross_amount).toBe(500_000)
  expect(large.credit_card).toEqual({
    installment: { required: false, terms: expect.objectContaining({ bni: [3, 6, 12], offline: [3, 6] }) },
  })
  expect([499_999, 500_000].map(longestInstallment)).toEqual([null, 12])
})

test.each([0, 1, 59_999, 60_000, 61_000, 3_599_999])(
  'the gateway waits at least as long as the shop, %d ms before the end',
  (left) => {
    const at = new Date(order.paymentDueAt.getTime() - left)

    const { opensAt, minutes } = toCharge(order, { providerOrderId: 'x', now: at })

    const opened = new Date(`${toGatewayTime(opensAt).replace(' +0700', '+07:00').replace(' ', 'T')}`)
    expect(opened.getTime() + minutes * 60_000).toBeGreaterThanOrEqual(order.paymentDueAt.getTime())
  },
)

test('an order without a payment try is no error', async () => {
  const { gateway } = await startGateway()

  expect(await gateway.of(null).getStatus('PSR-1-1')).toBeNull()
  expect(await gateway.of(null).expire('PSR-1-1')).toBe('never_attempted')
})

test('a paid attempt cannot be ended', async () => {
  const { gateway, transactions } = await startGateway()
  transactions.set('PSR-1-1', { status: 'settlement', amount: 1 })

  expect(await gateway.of(null).expire('PSR-1-1')).toBe('refused')
})

test('a pending attempt is ended, although the answer’s code is 407', async () => {
  const { gateway, transactions } = await startGateway()
  transactions.set('PSR-1-1', { status: 'pending', amount: 1 })

  expect(await gateway.of(null).expire('PSR-1-1')).toBe('ended')
})

test.each([
  ['an inner failure', 500, 500],
  ['a wrong key', 401, 401],
  ['silence', 'silence', null],
  ['a lost answer', 'lost_answer', null],
] as const)('%s becomes an error that holds no key', async (_, fault, status) => {
  const { gateway, faults } = await startGateway()
  faults.push(fault)

  const error = await gateway
    .of(null)
    .getStatus('PSR-1-1')
    .catch((error: unknown) => error)

  expect(error).toBeInstanceOf(GatewayError)
  expect(error).toMatchObject({ status })
  const printed = inspect(error, { depth: 20, showHidden: true })
  expect(printed).not.toContain(SERVER_KEY)
  expect(printed).not.toContain(Buffer.from(`${SERVER_KEY}:`).toString('base64'))
})
