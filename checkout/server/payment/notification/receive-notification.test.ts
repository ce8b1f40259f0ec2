import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { auditEvents, paymentAttempts, paymentNotifications } from '@/db/schema'
import { listAlarms } from '../../back-office/list-alarms'
import { after, placeTestOrder } from '../../testing/test-order'
import { listNews } from '../../worker/read-inbox'
import { checkAttempt } from '../attempt/check-attempt'
import { openPayment } from '../attempt/open-payment'
import { reconcilePayment } from '../attempt/reconcile-payment'
import { SERVER_KEY, signedNotification } from '../gateway/testing/test-gateway'
import { processNotifications } from './process-notifications'
import { NEWS_RECEIVED, receiveNotification } from './receive-notification'

const now = after(5)

type TestOrder = Awaited<ReturnType<typeof placeTestOrder>>

/** Receives and processes a notification, as the worker would. */
async function notify({ db, gateway }: Pick<TestOrder, 'db' | 'gateway'>, rawBody: string) {
  await receiveNotification({ db, serverKey: SERVER_KEY, now }, { rawBody })
  for (const { providerOrderId } of await db.select().from(paymentNotifications))
    await processNotifications(db, gateway, { providerOrderId, now })

  return (await db.select().from(paymentNotifications)).map(({ outcome }) => outcome)
}

const settlementOf = ({ providerOrderId, total }: TestOrder, change = {}, serverKey?: string) =>
  signedNotification({ order_id: providerOrderId, gross_amount: `${total}.00`, ...change }, serverKey)

const pendingOf = (order: TestOrder, change = {}) =>
  settlementOf(order, { transaction_status: 'pending', status_code: '201', ...change })

/** Opens the inbox, and records the worker's due notifications and announcements. */
async function openInbox({ db, sql }: TestOrder) {
  const notifications: string[] = []
  const { unlisten } = await sql.listen(NEWS_RECEIVED, (providerOrderId) => notifications.push(providerOrderId))
  onTestFinished(unlisten)

  return { notifications, due: (at: Date) => listNews(db, { now: at }) }
}

const alarms = (order: TestOrder, kind: string) => order.db.select().from(auditEvents).where(eq(auditEvents.kind, kind))

test('a payment that the gateway confirms makes the order paid and the goods sold', async () => {
  const order = await placeTestOrder()
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })

  const outcomes = await notify(order, settlementOf(order))

  expect(outcomes).toEqual(['applied'])
  expect(await order.read()).toEqual({
    status: 'paid',
    hold: 'committed',
    attempts: ['paid'],
    events: ['created', 'paid'],
  })
})

test.each([
  ['the end of the first is told before the choice', true],
  ['the choice is told before the end of the first', false],
])('a method changed at the gateway is the one that the buyer chose: %s', async (_when, isEndFirst) => {
  const order = await placeTestOrder()
  const { transactions, providerOrderId, total: amount } = order
  await openPayment({ ...order, now: after(1) }, order)
  transactions.set(providerOrderId, { status: 'pending', amount, method: 'qris' })
  await notify(order, pendingOf(order))

  const first = `t-${providerOrderId}`
  transactions.set(providerOrderId, { status: 'deny', amount, method: 'qris' })
  if (isEndFirst) await notify(order, pendingOf(order, { transaction_status: 'deny', status_code: '202' }))
  transactions.set(first, { status: 'deny', amount, method: 'qris' })
  transactions.set(providerOrderId, { transactionId: 't-2', status: 'pending', amount, method: 'bca_va' })
  await notify(order, pendingOf(order, { transaction_id: 't-2' }))
  if (!isEndFirst) await notify(order, pendingOf(order, { transaction_status: 'deny', status_code: '202' }))

  const [attempt] = await order.db.select().from(paymentAttempts)
  expect(attempt).toMatchObject({ state: 'open', transactionId: 't-2', method: 'bca_va', payCode: '1' })
  expect((await openPayment({ ...order, now: after(2) }, order)).redirectUrl).toBe(attempt?.redirectUrl)
})

test('a stored notification is due, and its commit notifies the worker', async () => {
  const order = await placeTestOrder()
  const { notifications, due } = await openInbox(order)

  await receiveNotification({ db: order.db, serverKey: SERVER_KEY, now }, { rawBody: settlementOf(order) })

  const [stored] = await order.db.select().from(paymentNotifications)
  expect(stored).toMatchObject({ providerOrderId: order.providerOrderId, processedAt: null })
  expect(await due(now)).toEqual([order.providerOrderId])
  await vi.waitFor(() => expect(notifications).toEqual([order.providerOrderId]))
})

test('a chosen method is checked with the next notification, or after half a minute', async () => {
  const order = await placeTestOrder()
  const { notifications, due } = await openInbox(order)
  const receive = (rawBody: string) => receiveNotification({ db: order.db, serverKey: SERVER_KEY, now }, { rawBody })

  await receive(pendingOf(order))
  const waiting = [await due(now), await due(after(6))]
  await receive(settlementOf(order))
  await vi.waitFor(() => expect(notifications).toEqual([order.providerOrderId]))
  await processNotifications(order.db, order.gateway, { ...order, now })

  expect(waiting).toEqual([[], [order.providerOrderId]])
  expect(await due(after(6))).toEqual([])
})

test('simultaneous notifications of an attempt cause one status request, and each is marked', async () => {
  const order = await placeTestOrder()
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })
  const receive = (rawBody: string) => receiveNotification({ db: order.db, serverKey: SERVER_KEY, now }, { rawBody })
  await receive(pendingOf(order))
  await receive(settlementOf(order))
  await receive(settlementOf(order, { transaction_status: 'deny' }))
  order.requests.length = 0

  await processNotifications(order.db, order.gateway, { ...order, now })

  const read = await order.db.select().from(paymentNotifications).orderBy(paymentNotifications.id)
  expect(read.map(({ outcome }) => outcome)).toEqual(['applied', 'applied', 'quarantined'])
  expect(order.requests).toHaveLength(1)
  expect(await order.read()).toMatchObject({ status: 'paid' })
})

test('a notification that the gateway’s status does not confirm changes nothing', async () => {
  const order = await placeTestOrder()
  order.transactions.set(order.providerOrderId, { status: 'pending', amount: order.total })
  const replayed = settlementOf(order, { status_code: '201', transaction_status: 'settlement' })

  const outcomes = await notify(order, replayed)

  expect(outcomes).toEqual(['quarantined'])
  expect(await order.read()).toMatchObject({ status: 'awaiting_payment', hold: 'held' })
  expect(await alarms(order, 'notification_quarantined')).toMatchObject([{ detail: { reason: 'altered' } }])
})

test.each(['transaction_id', 'custom_field1'])(
  'a signed notification with a NUL in its %s is malformed, and nothing of it is taken',
  async (field) => {
    const order = await placeTestOrder()
    const rawBody = settlementOf(order, { [field]: 'a\0b' })

    const receiving = receiveNotification({ db: order.db, serverKey: SERVER_KEY, now }, { rawBody })

    await expect(receiving).rejects.toMatchObject({ code: 'notification_malformed' })
    expect(await order.db.select().from(paymentNotifications)).toHaveLength(0)
    expect(await alarms(order, 'notification_malformed')).toHaveLength(1)
  },
)

test('a forged notification leaves an alarm and nothing else', async () => {
  const order = await placeTestOrder()
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })
  const forged = settlementOf(order).replace(/"signature_key":"..../, '"signature_key":"0000')

  const receiving = receiveNotification({ db: order.db, serverKey: SERVER_KEY, now }, { rawBody: forged })

  await expect(receiving).rejects.toMatchObject({ kind: 'forbidden', code: 'notification_forged' })
  expect(await order.db.select().from(paymentNotifications)).toHaveLength(0)
  expect(await alarms(order, 'notification_forged')).toHaveLength(1)
})

test.each(['', 'null', '[]', '{}', '{"order_id":1}', 'ORDER'])('%j is no notification', async (rawBody) => {
  const { db } = await placeTestOrder()

  const receiving = receiveNotification({ db, serverKey: SERVER_KEY, now }, { rawBody })

  await expect(receiving).rejects.toMatchObject({ kind: 'invalid', code: 'notification_malformed' })
  expect(await db.$count(auditEvents, eq(auditEvents.kind, 'notification_malformed'))).toBe(1)
})

test.each([
  ['another sum', (order: TestOrder) => settlementOf(order, { gross_amount: '1.00' }), 'wrong_amount'],
  ['an order that is not ours', (order: TestOrder) => settlementOf(order, { order_id: 'PSR-X-1' }), 'foreign_order'],
])('a well signed notification about %s is put aside with an alarm', async (_, write, reason) => {
  const order = await placeTestOrder()
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })

  const outcomes = await notify(order, write(order))

  expect(outcomes).toEqual(['quarantined'])
  expect(await order.read()).toMatchObject({ status: 'awaiting_payment' })
  expect(await alarms(order, 'notification_quarantined')).toMatchObject([{ detail: { reason, alarm: true } }])
  expect(await listAlarms(order)).toMatchObject([{ orderId: reason === 'foreign_order' ? null : order.orderId }])
})

test('a reported sum other than the requested one pays nothing', async () => {
  const order = await placeTestOrder()
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total - 1 })

  const outcomes = await notify(order, settlementOf(order))

  expect(outcomes).toEqual(['quarantined'])
  expect(await order.read()).toMatchObject({ status: 'awaiting_payment', attempts: ['creating'] })
  expect(await alarms(order, 'payment_quarantined')).toHaveLength(1)
})

test('a notification that comes again is answered alike, and raises one alarm', async () => {
  const order = await placeTestOrder()
  const rawBody = settlementOf(order)
  const receive = () => receiveNotification({ db: order.db, serverKey: SERVER_KEY, now }, { rawBody })

  const answers = [await receive(), await receive(), await receive()]

  expect(answers).toEqual([{ stored: true }, { stored: false }, { stored: false }])
  expect(await alarms(order, 'notification_repeated')).toHaveLength(1)
})

test('duplicates, polls and returns at the same moment make one payment', async () => {
  const order = await placeTestOrder()
  const { db, gateway, providerOrderId } = order
  order.transactions.set(providerOrderId, { status: 'settlement', amount: order.total })
  const [first, second] = [
    settlementOf(order),
    settlementOf(order, { status_code: '201', transaction_status: 'pending' }),
  ]

  await Promise.all([
    ...Array.from({ length: 5 }, () => receiveNotification({ db, serverKey: SERVER_KEY, now }, { rawBody: first })),
    receiveNotification({ db, serverKey: SERVER_KEY, now }, { rawBody: second }),
  ])
  const inbox = await db.select().from(paymentNotifications)
  await Promise.all([
    ...Array.from({ length: 4 }, () => processNotifications(db, gateway, { providerOrderId, now })),
    ...Array.from({ length: 5 }, () => reconcilePayment(db, gateway, { ...order, now })),
    ...Array.from({ length: 5 }, () => checkAttempt(db, gateway, { providerOrderId, now })),
  ])

  expect(inbox).toHaveLength(2)
  expect(await order.read()).toEqual({
    status: 'paid',
    hold: 'committed',
    attempts: ['paid'],
    events: ['created', 'paid'],
  })
  expect(await alarms(order, 'payment_received')).toHaveLength(1)
})

test('when every notification is lost, asking finds the payment', async () => {
  const order = await placeTestOrder()
  order.transactions.set(order.providerOrderId, { status: 'settlement', amount: order.total })

  const askAgain = await reconcilePayment(order.db, order.gateway, { ...order, now })

  expect(askAgain).toBe(false)
  expect(await order.read()).toMatchObject({ status: 'paid' })
})

test('a gateway that is down is retried later', async () => {
  const order = await placeTestOrder()
  order.faults.push(500)

  const askAgain = await reconcilePayment(order.db, order.gateway, { ...order, now })

  expect(askAgain).toBe(true)
})

test('a denial after payment without a settlement is recorded once and changes nothing', async () => {
  const order = await placeTestOrder()
  const { db, gateway, providerOrderId } = order
  order.transactions.set(providerOrderId, { status: 'settlement', amount: order.total })
  await checkAttempt(db, gateway, { providerOrderId, now })
  order.transactions.set(providerOrderId, { status: 'deny', amount: order.total })

  await checkAttempt(db, gateway, { providerOrderId, now })
  await checkAttempt(db, gateway, { providerOrderId, now })

  expect(await order.read()).toMatchObject({ status: 'paid', events: ['created', 'paid', 'payment_contradicted'] })
  expect(await alarms(order, 'payment_contradicted')).toHaveLength(1)
})

const OLD_SHOP = { merchantId: 'TOKO-LAMA', serverKey: 'SB-Mid-server-old-shop', clientKey: 'SB-Mid-client-old-shop' }

/** Moves the order's attempt to the old shop's account. */
async function ofOldShopAccount(order: TestOrder) {
  const providerOrderId = 'TL-10000001-1'
  await order.db.update(paymentAttempts).set({ account: OLD_SHOP.merchantId, providerOrderId })

  return { ...order, providerOrderId }
}

const receiveFrom = ({ db }: TestOrder, rawBody: string) =>
  receiveNotification({ db, serverKey: SERVER_KEY, oldShopAccount: OLD_SHOP, now }, { rawBody })

test('a payment of the old shop’s account is verified by that account’s key', async () => {
  const order = await ofOldShopAccount(
    await placeTestOrder({ oldShopKeys: { [OLD_SHOP.merchantId]: OLD_SHOP.serverKey } }),
  )

  const received = await receiveFrom(order, settlementOf(order, {}, OLD_SHOP.serverKey))

  expect(received).toEqual({ stored: true })
})

test.each([
  { key: 'our own', serverKey: SERVER_KEY, isOldShop: true },
  { key: 'the old shop’s', serverKey: OLD_SHOP.serverKey, isOldShop: false },
])(
  'a notification of one account under the $key key of the other is recorded as forged',
  async ({ serverKey, isOldShop }) => {
    const placed = await placeTestOrder()
    const order = isOldShop ? await ofOldShopAccount(placed) : placed

    const receiving = receiveFrom(order, settlementOf(order, {}, serverKey))

    await expect(receiving).rejects.toMatchObject({ code: 'notification_forged' })
    expect(await order.db.select().from(paymentNotifications)).toEqual([])
    expect(await alarms(order, 'notification_forged')).toHaveLength(1)
  },
)

test('without the account of the old shop its key is a stranger’s', async () => {
  const order = await ofOldShopAccount(await placeTestOrder())
  const rawBody = settlementOf(order, {}, OLD_SHOP.serverKey)

  const receiving = receiveNotification({ db: order.db, serverKey: SERVER_KEY, now }, { rawBody })

  await expect(receiving).rejects.toMatchObject({ code: 'notification_forged' })
})
