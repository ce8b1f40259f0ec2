import { expect, test } from 'vitest'
import { after, placeTestOrder } from '../../testing/test-order'
import { checkAttempt } from './check-attempt'
import { openPayment } from './open-payment'

test('the page is requested once, and its status is checked before a buyer is sent there again', async () => {
  const { db, gateway, requests, ...order } = await placeTestOrder()

  const first = await openPayment({ db, gateway, ...order, now: after(1) }, order)
  const second = await openPayment({ db, gateway, ...order, now: after(2) }, order)

  expect(first.redirectUrl).toMatch(/\/snap\/v3\/redirection\//)
  expect(second).toEqual(first)
  expect(requests.map(({ path }) => path)).toEqual(['/snap/v1/transactions', `/v2/${order.providerOrderId}/status`])
  expect(await order.read()).toMatchObject({ attempts: ['open'] })
})

test.each([500, 'silence', 'lost_answer'] as const)(
  'after %s the order waits with its goods held, and asking again finds the same charge',
  async (fault) => {
    const { db, gateway, requests, faults, ...order } = await placeTestOrder()
    faults.push(fault)

    const failed = await openPayment({ db, gateway, ...order, now: after(1) }, order)
    const retried = await openPayment({ db, gateway, ...order, now: after(2) }, order)

    expect(failed).toEqual({ redirectUrl: null })
    expect(retried.redirectUrl).not.toBeNull()
    const ids = requests.map(({ body }) => JSON.parse(body).transaction_details.order_id)
    expect(ids).toEqual([order.providerOrderId, order.providerOrderId])
    expect(await order.read()).toMatchObject({ status: 'awaiting_payment', hold: 'held', attempts: ['open'] })
  },
)

test('a request that the gateway acts on late does not leave the buyer with the page that it replaced', async () => {
  const { db, gateway, pages, faults, ...order } = await placeTestOrder()
  let actNow = () => {}
  faults.push(new Promise<void>((act) => (actNow = act)))
  const open = (minutes: number) => openPayment({ db, gateway, ...order, now: after(minutes) }, order)
  const isLive = ({ redirectUrl }: { redirectUrl: string | null }) => pages.has(redirectUrl?.split('/').at(-1) ?? '')

  const unanswered = await open(1)
  const retried = await open(2)
  const wasLive = isLive(retried)
  actNow()
  await expect.poll(() => isLive(retried)).toBe(false)
  const again = await open(3)

  expect(unanswered).toEqual({ redirectUrl: null })
  expect(wasLive).toBe(true)
  expect(isLive(again)).toBe(true)
  expect(await order.read()).toMatchObject({ hold: 'held', attempts: ['open'] })
})

test('while a page that may have been replaced cannot be requested again, the order has none', async () => {
  const { db, gateway, faults, ...order } = await placeTestOrder()
  const open = (minutes: number) => openPayment({ db, gateway, ...order, now: after(minutes) }, order)
  faults.push('lost_answer')
  await open(1)
  await open(2)
  faults.push(503)

  expect(await open(3)).toEqual({ redirectUrl: null })
  expect(await order.read()).toMatchObject({ hold: 'held', attempts: ['creating'] })
  expect((await open(4)).redirectUrl).not.toBeNull()
  expect(await order.read()).toMatchObject({ attempts: ['open'] })
})

test('clicks at the same moment get no page of before, when the gateway fails the one that asks', async () => {
  const { db, gateway, requests, faults, ...order } = await placeTestOrder()
  const open = (minutes: number) => openPayment({ db, gateway, ...order, now: after(minutes) }, order)
  faults.push('lost_answer')
  await open(1)
  await open(2)
  faults.push('silence')

  const pages = await Promise.all([open(3), open(3), open(3)])

  expect(pages.map(({ redirectUrl }) => redirectUrl)).toEqual([null, null, null])
  expect(requests).toHaveLength(3)
})

test('a payer on a page that may have been replaced is not sent to another', async () => {
  const { db, gateway, transactions, faults, ...order } = await placeTestOrder()
  faults.push('lost_answer')
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  const { redirectUrl } = await openPayment({ db, gateway, ...order, now: after(2) }, order)
  transactions.set(order.providerOrderId, { status: 'pending', amount: order.total })

  const again = await openPayment({ db, gateway, ...order, now: after(3) }, order)

  expect(redirectUrl).not.toBeNull()
  expect(again).toEqual({ redirectUrl })
  expect(await order.read()).toMatchObject({ attempts: ['open'] })
})

test('concurrent clicks get the same page, with one request for it', async () => {
  const { db, gateway, requests, ...order } = await placeTestOrder()

  const pages = await Promise.all([1, 2, 3].map(() => openPayment({ db, gateway, ...order, now: after(1) }, order)))

  expect(new Set(pages.map(({ redirectUrl }) => redirectUrl)).size).toBe(1)
  expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
})

test('the attempt after a failed one has a new number', async () => {
  const { db, gateway, transactions, requests, ...order } = await placeTestOrder()
  await openPayment({ db, gateway, ...order, now: after(1) }, order)
  transactions.set(order.providerOrderId, { status: 'expire', amount: order.total })
  await checkAttempt(db, gateway, { ...order, now: after(20) })

  const again = await openPayment({ db, gateway, ...order, now: after(21) }, order)

  expect(again.redirectUrl).not.toBeNull()
  expect(requests.at(-1)?.body).toContain(`${order.orderId}-2`)
  expect(await order.read()).toMatchObject({ status: 'awaiting_payment', attempts: ['expired', 'open'] })
})

test('a retry on the gateway’s page after a denial creates no second charge', async () => {
  const { db, gateway, transactions, ...order } = await placeTestOrder()
  const { redirectUrl } = await openPayment({ db, gateway, ...order, now: after(1) }, order)
  transactions.set(order.providerOrderId, { status: 'deny', amount: order.total })
  await checkAttempt(db, gateway, { ...order, now: after(2) })
  transactions.set(order.providerOrderId, { status: 'pending', amount: order.total })

  const again = await openPayment({ db, gateway, ...order, now: after(3) }, order)

  expect(again).toEqual({ redirectUrl })
  expect(await order.read()).toMatchObject({ attempts: ['failed'] })
})

test.each([
  ['another session', { sessionHash: 'another session' }, 1],
  ['the buyer after the deadline', {}, 60],
])('%s gets no page', async (_, change, minutes) => {
  const { db, gateway, requests, ...order } = await placeTestOrder()

  const opened = await openPayment({ db, gateway, ...order, now: after(minutes), ...change }, order)

  expect(opened).toEqual({ redirectUrl: null })
  expect(requests).toHaveLength(0)
})
