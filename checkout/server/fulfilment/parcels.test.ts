import { asc, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderParcels, orders, payouts, products, shipments } from '@/db/schema'
import { cancelOrder } from '../cancellation/cancel-order'
import { getOrder } from '../order-view/get-order'
import { payOut } from '../payout/pay-out'
import { sendPayouts } from '../payout/send-payouts'
import { requestRefund } from '../refund/request-refund'
import { acceptReturn, refuseReturn } from '../returns/answer-return'
import { requestReturn } from '../returns/request-return'
import { writeReviews } from '../review/write-review'
import { stockOf, untilSomebodyWaits } from '../testing/open-world'
import { after, OF_TWO_SHOPS, placeTestOrder } from '../testing/test-order'
import { advanceFulfilment, type FulfilmentStep } from './advance-fulfilment'
import { completeArrived } from './complete-arrived'
import { confirmReceipt } from './confirm-receipt'
import { FULFILMENT_STEPS } from './input'
import { moveParcelOn, moveParcels } from './move-parcel'
import { takeStep } from './take-step'

const DAY = 24 * 60
const [AYU, KRIYA] = ['rumah-ayu', 'griya-kriya']

/** Places one order of a serum from one shop and two mugs from another. */
async function orderOfTwo({ paid = true, status = {}, insured = [] as string[] } = {}) {
  const order = await placeTestOrder({ lines: OF_TWO_SHOPS, insured })
  if (paid) await order.reportStatus(status)
  const { db, orderId } = order
  const advance = (shopId: string, to: FulfilmentStep, minute = 10) =>
    advanceFulfilment({ db, now: after(minute) }, { orderId, shopId, to })
  const send = async (shopId: string, minute = 10) => {
    for (const to of ['packed', 'shipped'] as const) await advance(shopId, to, minute)
  }
  const parcels = () => db.select().from(orderParcels).orderBy(asc(orderParcels.shopId))
  const read = async () => (await db.select().from(orders))[0]
  const confirm = (shopId: string, minute = 30) => confirmReceipt({ ...order, now: after(minute) }, { orderId, shopId })

  return { ...order, advance, send, parcels, confirm, order: read }
}

test('an order of two shops is two parcels and one payment', async () => {
  const { order, parcels, total, ...placed } = await orderOfTwo({ paid: false })

  const [kriya, ayu] = await parcels()
  const row = await order()
  expect([kriya, ayu]).toMatchObject([
    { shopId: KRIYA, subtotal: 350_000, weightGrams: 2_300 },
    { shopId: AYU, subtotal: 129_000, weightGrams: 120 },
  ])
  expect(row).toMatchObject({ subtotal: 479_000, shipping: (kriya?.shipping ?? 0) + (ayu?.shipping ?? 0), total })
  expect((await placed.read()).attempts).toEqual(['creating'])
})

test('each parcel moves separately, and the order has the status of the last one', async () => {
  const { advance, send, order, messages, events, ...placed } = await withEvents()
  const status = async () => (await order())?.status

  await send(KRIYA)
  expect(await status()).toBe('paid')
  await advance(AYU, 'packed', 20)
  expect(await status()).toBe('packed')
  await advance(KRIYA, 'arrived', 30)
  expect(await status()).toBe('packed')
  await advance(AYU, 'shipped', 40)
  expect(await status()).toBe('shipped')
  await advance(AYU, 'arrived', 50)
  await placed.publish(after(60))

  expect(await order()).toMatchObject({ status: 'arrived', shippedAt: after(40), arrivedAt: after(50) })
  expect(await events()).toEqual([
    ...['packed griya-kriya', 'shipped griya-kriya', 'packed rumah-ayu', 'arrived griya-kriya'],
    ...['shipped rumah-ayu', 'arrived rumah-ayu'],
  ])
  expect(await messages()).toEqual(['paid', 'shipped', 'arrived', 'shipped', 'arrived'])
})

async function withEvents() {
  const order = await orderOfTwo()
  const events = async () =>
    (await getOrder(order.db, order)).events.flatMap(({ kind, shopId }) => (shopId ? [`${kind} ${shopId}`] : []))

  return { ...order, events }
}

test('every interleaving of two parcels ends the same, and the order’s status is never ahead of a parcel', async () => {
  const steps = [AYU, KRIYA].flatMap((shopId) => FULFILMENT_STEPS.map((to) => ({ shopId, to })))
  const rank = ['paid', 'packed', 'shipped', 'arrived']

  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...steps, ...steps], { minLength: 8 }), async (tries) => {
      const { advance, parcels, order } = await orderOfTwo()

      for (const { shopId, to } of tries) {
        await advance(shopId, to).catch(refusedAsNotReady)
        const far = (await parcels()).map((one) => [one.packedAt, one.shippedAt, one.arrivedAt].filter(Boolean).length)
        expect((await order())?.status).toBe(rank[Math.min(...far)])
      }
      for (const { shopId, to } of steps) await advance(shopId, to)

      expect(await order()).toMatchObject({ status: 'arrived' })
    }),
    { numRuns: 12 },
  )
}, 60_000)

const refusedAsNotReady = (error: { code?: string }) => expect(error.code).toBe('order_not_ready')

test('two parcels that move at the same moment do not wait for each other for ever', async () => {
  const { db, advance, order } = await orderOfTwo()

  for (const to of FULFILMENT_STEPS) await Promise.all([AYU, KRIYA, AYU, KRIYA].map((shopId) => advance(shopId, to)))
  await Promise.all([1, 2].map(() => moveParcels(db, { now: after(20 * DAY) })))

  expect((await order())?.status).toBe('arrived')
})

test('when two parcels are packed in parallel, the later transaction sees the earlier one', async () => {
  const { db, sql, orderId, advance, order } = await orderOfTwo()

  const { later } = await db.transaction(async (tx) => {
    await takeStep(tx, { orderId, shopId: AYU, to: 'packed', now: after(10) })
    const later = advance(KRIYA, 'packed')
    await untilSomebodyWaits(sql)
    return { later }
  })
  await later

  expect((await order())?.status).toBe('packed')
})

test('couriers bring two parcels on different days, each with its events', async () => {
  const { db, orderId, send, order, parcels } = await orderOfTwo()
  await send(AYU)
  await send(KRIYA, 5 * DAY)

  await moveParcels(db, { now: after(4 * DAY) })
  expect((await order())?.status).toBe('shipped')
  await moveParcels(db, { now: after(20 * DAY) })

  const [kriya, ayu] = await parcels()
  expect((await order())?.arrivedAt).toEqual(kriya?.arrivedAt)
  expect(Number(kriya?.arrivedAt) - Number(ayu?.arrivedAt)).toBeGreaterThan(DAY * 60_000)
  expect(await db.select({ nextStep: shipments.nextStep }).from(shipments)).toEqual([
    { nextStep: null },
    { nextStep: null },
  ])
  await expect(moveParcelOn({ db, now: after(21 * DAY) }, { orderId, shopId: AYU })).rejects.toMatchObject({
    code: 'order_not_ready',
  })
})

test('a presenter moves one parcel, and without a shop the one that is least far', async () => {
  const { db, orderId, parcels } = await orderOfTwo()

  for (const minute of [6, 7, 8]) await moveParcelOn({ db, now: after(minute) }, { orderId, shopId: AYU })
  await moveParcelOn({ db, now: after(9) }, { orderId })

  const [kriya, ayu] = await parcels()
  expect([kriya?.packedAt, kriya?.shippedAt, ayu?.shippedAt]).toEqual([after(9), null, after(7)])
  await expect(moveParcelOn({ db, now: after(9) }, { orderId, shopId: 'taman-sanur' })).rejects.toMatchObject({
    code: 'parcel_missing',
  })
})

test('an order is cancelled as long as no parcel is packed, and all of it', async () => {
  const { db, gateway, advance, ...order } = await orderOfTwo()
  const stock = async () => [(await stockOf(db, 'AYU-SERUM')) ?? 0, (await stockOf(db, 'KALA-MUG')) ?? 0]
  const [serums = 0, mugs = 0] = await stock()

  const cancelled = await cancelOrder({ db, gateway, ...order, now: after(6) }, order)

  expect(cancelled).toEqual({ outcome: 'refunding' })
  expect(await order.readRefunds()).toMatchObject([{ reason: 'cancelled', amount: order.total }])
  expect(await stock()).toEqual([serums + 1, mugs + 2])
  await expect(advance(AYU, 'packed')).rejects.toMatchObject({ code: 'order_not_ready' })
})

test('one packed parcel keeps the whole order from being cancelled', async () => {
  const { db, gateway, advance, order, ...placed } = await orderOfTwo()
  await advance(KRIYA, 'packed')

  const cancelling = cancelOrder({ db, gateway, ...placed, now: after(11) }, placed)

  await expect(cancelling).rejects.toMatchObject({ code: 'order_not_cancellable' })
  expect(await order()).toMatchObject({ status: 'paid' })
})

test('a parcel being packed and a cancellation at the same moment: one of them wins whole', async () => {
  const { db, gateway, advance, order, parcels, ...placed } = await orderOfTwo()

  const [packed, cancelled] = await Promise.allSettled([
    advance(KRIYA, 'packed'),
    cancelOrder({ db, gateway, ...placed, now: after(10) }, placed),
  ])

  expect(packed.status).not.toBe(cancelled.status)
  expect((await order())?.status).toBe(packed.status === 'fulfilled' ? 'paid' : 'cancelled')
  expect((await parcels()).filter(({ packedAt }) => packedAt)).toHaveLength(packed.status === 'fulfilled' ? 1 : 0)
})

test('when an order’s payment is reversed, shipped parcels arrive, and unshipped ones return to stock', async () => {
  const { db, send, advance, order, parcels, ...placed } = await orderOfTwo()
  const mugs = await stockOf(db, 'KALA-MUG')
  await send(AYU)
  await advance(KRIYA, 'packed')

  await requestRefund({ db, now: after(20) }, { ...placed, reason: 'desk' })

  expect(await parcels()).toMatchObject([{ shopId: KRIYA, cancelledAt: after(20) }, { cancelledAt: null }])
  expect(await stockOf(db, 'KALA-MUG')).toBe((mugs ?? 0) + 2)
  expect(await order()).toMatchObject({ status: 'shipped' })
  await advance(AYU, 'arrived', 30)
  expect(await order()).toMatchObject({ status: 'arrived' })
  await expect(advance(KRIYA, 'shipped')).rejects.toMatchObject({ code: 'order_not_ready' })
})

test('unshipped goods are not counted as sold', async () => {
  const { db, send, confirm, ...order } = await orderOfTwo()
  const sold = async () =>
    (
      await db
        .select()
        .from(products)
        .where(inArray(products.id, ['ayu-serum', 'kala-mug']))
        .orderBy(products.id)
    ).map((product) => product.sold)
  const [serums = 0, mugs = 0] = await sold()
  await send(AYU)
  await requestRefund({ db, now: after(20) }, { ...order, reason: 'desk' })

  await confirm(AYU)

  expect(await sold()).toEqual([serums + 1, mugs])
})

test('a disputed card stops what is here of an order that is partly out', async () => {
  const { reportStatus, send, order, parcels, total } = await orderOfTwo({ status: { method: 'credit_card' } })
  await send(AYU)

  await reportStatus({ method: 'credit_card', status: 'chargeback', chargedBack: total })

  expect(await order()).toMatchObject({ flag: 'charged_back', status: 'shipped' })
  expect(await parcels()).toMatchObject([{ shopId: KRIYA, cancelledAt: expect.any(Date) }, { cancelledAt: null }])
})

/** Places an order whose two parcels have arrived and been received. */
async function receivedOrder({ insured = [] as string[] } = {}) {
  const order = await orderOfTwo({ insured })
  for (const shopId of [AYU, KRIYA]) for (const to of FULFILMENT_STEPS) await order.advance(shopId, to)

  return order
}

const OVER = 10 + 2 * DAY

test('a parcel is confirmed once it is out, and the last one completes its order', async () => {
  const { db, send, confirm, order, parcels } = await orderOfTwo()
  await send(KRIYA)

  await expect(confirm(AYU)).rejects.toMatchObject({ code: 'order_not_ready' })
  await Promise.all([confirm(KRIYA), confirm(KRIYA)])
  expect(await order()).toMatchObject({ status: 'paid' })
  expect(await parcels()).toMatchObject([{ receivedAt: after(30) }, { receivedAt: null }])
  await send(AYU, 40)
  await confirm(AYU, 50)

  expect(await order()).toMatchObject({ status: 'done', completedAt: after(50) })
  expect(await moveParcels(db, { now: after(20 * DAY) })).toBe(0)
})

test('the last two parcels confirmed at the same moment complete their order once', async () => {
  const { confirm, order, ...placed } = await receivedOrder()

  await Promise.all([AYU, KRIYA, AYU].map((shopId) => confirm(shopId)))
  await placed.publish(after(31))

  expect(await order()).toMatchObject({ status: 'done' })
  expect((await placed.messages()).filter((kind) => kind === 'done')).toHaveLength(1)
})

test('each seller is paid once, two working days after its own parcel’s arrival', async () => {
  const { db, send, advance, order, books, publish, total } = await orderOfTwo()
  const paid = async () =>
    (await db.select().from(payouts).orderBy(payouts.shopId)).map(({ shopId, amount }) => [shopId, amount])
  await send(AYU)
  await send(KRIYA)
  await advance(AYU, 'arrived', 20)
  await advance(KRIYA, 'arrived', 40)

  expect(await completeArrived(db, { now: after(19 + 2 * DAY) })).toBe(0)
  await Promise.all([1, 2].map(() => completeArrived(db, { now: after(20 + 2 * DAY) })))
  expect(await order()).toMatchObject({ status: 'arrived', allocatedAt: null })
  expect(await paid()).toEqual([[AYU, 129_000]])
  await Promise.all([1, 2].map(() => completeArrived(db, { now: after(40 + 2 * DAY) })))
  await sendPayouts(db, { now: after(41 + 2 * DAY) })
  await Promise.all([1, 2].map(() => publish(after(41 + 2 * DAY))))

  expect(await paid()).toEqual([
    [KRIYA, 350_000],
    [AYU, 129_000],
  ])
  const row = await order()
  expect(row).toMatchObject({ status: 'done', allocatedAt: after(40 + 2 * DAY) })
  expect(await books()).toEqual({
    gateway_receivable: total,
    bank: -479_000,
    shipping_payable: -(row?.shipping ?? 0),
    service_fees: -(row?.serviceFee ?? 0),
  })
})

const lines = (sku: string, quantity: number) => [{ sku, quantity }]

test('a parcel that goes back whole is its own shop’s loss, with its shipping and its insurance', async () => {
  const { db, parcels, readRefunds, ...placed } = await receivedOrder({ insured: [KRIYA, AYU] })
  const [kriya, ayu] = await parcels()
  const { returnId } = await requestReturn(
    { db, photoFolder: 'no photos', sessionHash: placed.sessionHash, now: after(20) },
    { ...placed, shopId: KRIYA, reason: 'damaged', note: 'Pecah semua.', photos: [], lines: lines('KALA-MUG', 2) },
  )

  await acceptReturn({ db, now: after(30) }, { returnId, restock: false })
  await placed.publish(after(31))
  await completeArrived(db, { now: after(OVER) })

  expect(await readRefunds()).toMatchObject([{ amount: 350_000 + (kriya?.shipping ?? 0) + 700 }])
  expect(await db.select().from(payouts)).toMatchObject([{ shopId: AYU, amount: 129_000 }])
  expect(await placed.books()).toMatchObject({ shipping_payable: -(ayu?.shipping ?? 0), insurance_payable: -500 })
})

test('a part that the desk gave back is borne by both sellers in the measure of their goods', async () => {
  const { db, ...order } = await receivedOrder()
  await requestRefund({ db, now: after(20) }, { ...order, reason: 'desk', amount: 47_900 })
  await order.publish(after(21))

  await completeArrived(db, { now: after(OVER) })

  expect(await db.select().from(payouts).orderBy(payouts.shopId)).toMatchObject([
    { shopId: KRIYA, amount: 315_000 },
    { shopId: AYU, amount: 116_100 },
  ])
})

/** Requests the return of one parcel's goods. */
const askReturn = (
  { db, sessionHash, orderId }: Pick<Awaited<ReturnType<typeof orderOfTwo>>, 'db' | 'sessionHash' | 'orderId'>,
  of: { shopId: string; pieces?: number; reason?: 'damaged' | 'changed_mind'; minute?: number },
) =>
  requestReturn(
    { db, photoFolder: 'no photos', sessionHash, now: after(of.minute ?? 20) },
    {
      orderId,
      shopId: of.shopId,
      reason: of.reason ?? 'damaged',
      note: 'Pecah di jalan.',
      photos: [],
      lines: of.shopId === AYU ? lines('AYU-SERUM', 1) : lines('KALA-MUG', of.pieces ?? 2),
    },
  )

test('one parcel goes back while the other is on its way, and each shop is paid by itself', async () => {
  const { send, advance, order, ...placed } = await orderOfTwo()
  const { db } = placed
  await send(AYU)
  await advance(AYU, 'arrived')
  await expect(askReturn(placed, { shopId: KRIYA })).rejects.toMatchObject({ code: 'return_too_early' })
  const { returnId } = await askReturn(placed, { shopId: AYU })
  await send(KRIYA, 25)
  await advance(KRIYA, 'arrived', 30)
  await placed.confirm(KRIYA, 40)

  expect(await completeArrived(db, { now: after(30 + 2 * DAY) })).toBe(1)
  await acceptReturn({ db, now: after(31 + 2 * DAY) }, { returnId, restock: false })
  await placed.publish(after(32 + 2 * DAY))
  await completeArrived(db, { now: after(33 + 2 * DAY) })

  expect(await db.select().from(payouts)).toMatchObject([{ shopId: KRIYA, amount: 350_000 }])
  expect(await order()).toMatchObject({ status: 'done', allocatedAt: after(33 + 2 * DAY) })
  expect(await placed.books()).not.toHaveProperty('buyer_clearing')
  expect(await placed.books()).not.toHaveProperty('refunds')
})

test('an open refund of one parcel delays the payout of its own shop alone', async () => {
  const placed = await receivedOrder()
  const { db } = placed
  const { returnId } = await askReturn(placed, { shopId: KRIYA, pieces: 1 })
  await acceptReturn({ db, now: after(30) }, { returnId, restock: false })
  // Not published: the refund is still open.
  await completeArrived(db, { now: after(OVER) })
  const queued = await db.select().from(payouts).orderBy(payouts.shopId)
  const outcomes = await Promise.all(queued.map(({ id }) => payOut(db, { payoutId: id, now: after(OVER) })))

  expect(queued.map(({ shopId }, index) => [shopId, outcomes[index]])).toEqual([
    [KRIYA, 'later'],
    [AYU, 'done'],
  ])
})

test.each([
  [AYU, KRIYA],
  [KRIYA, AYU],
])('both parcels go back, %s first: all of the money returns, and not a rupiah more', async (...shops) => {
  const placed = await receivedOrder({ insured: [KRIYA] })
  const { db } = placed
  const requests = await Promise.all(shops.map((shopId) => askReturn(placed, { shopId })))

  for (const { returnId } of requests) await acceptReturn({ db, now: after(30) }, { returnId, restock: true })
  await placed.publish(after(31))
  await completeArrived(db, { now: after(OVER) })

  const refunds = await placed.readRefunds()
  expect(refunds).toHaveLength(2)
  expect(refunds.reduce((sum, { amount }) => sum + amount, 0)).toBe(placed.total)
  expect(await placed.books()).toEqual({})
})

test('a changed mind refunds the goods; shipping and fee stay with those who earned them', async () => {
  const placed = await receivedOrder()
  const { db } = placed
  for (const shopId of [AYU, KRIYA]) {
    const { returnId } = await askReturn(placed, { shopId, reason: 'changed_mind' })
    await acceptReturn({ db, now: after(30) }, { returnId, restock: true })
  }
  await placed.publish(after(31))
  await completeArrived(db, { now: after(OVER) })

  const row = await placed.order()
  expect((await placed.readRefunds()).map(({ amount }) => amount).sort()).toEqual([129_000, 350_000])
  expect(await placed.books()).toEqual({
    gateway_receivable: placed.total - 479_000,
    shipping_payable: -(row?.shipping ?? 0),
    service_fees: -(row?.serviceFee ?? 0),
  })
})

test('a return and a confirmation of one parcel at the same moment both count, and the shop waits', async () => {
  const placed = await receivedOrder()
  const { db } = placed

  await Promise.all([askReturn(placed, { shopId: AYU }), placed.confirm(AYU), placed.confirm(KRIYA)])
  await completeArrived(db, { now: after(OVER) })

  expect(await placed.order()).toMatchObject({ status: 'done', allocatedAt: null })
  expect(await db.select().from(payouts)).toMatchObject([{ shopId: KRIYA }])
})

test('however the parcels of an order go, no rupiah is lost and each is released to its own shop', async () => {
  const deed = fc.record({
    shopId: fc.constantFrom(AYU, KRIYA),
    act: fc.constantFrom('confirm', 'ask', 'accept', 'accept one', 'refuse', 'close', 'arrive'),
    pieces: fc.integer({ min: 1, max: 2 }),
    reason: fc.constantFrom<'damaged' | 'changed_mind'>('damaged', 'changed_mind'),
  })

  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 14 }), async (deeds) => {
      const placed = await orderOfTwo()
      const { db, total } = placed
      const open = new Map<string, number>()
      for (const shopId of [AYU, KRIYA]) await placed.send(shopId)
      for (const [index, { shopId, act, pieces, reason }] of deeds.entries()) {
        const minute = 20 + index
        const returnId = open.get(shopId) ?? 0
        const lines = [{ sku: shopId === AYU ? 'AYU-SERUM' : 'KALA-MUG', accepted: 1 }]
        const now = after(minute)
        await {
          arrive: () => placed.advance(shopId, 'arrived', minute),
          confirm: () => placed.confirm(shopId, minute),
          close: () => completeArrived(db, { now: after(minute + 2 * DAY) }),
          ask: async () => open.set(shopId, (await askReturn(placed, { shopId, pieces, reason, minute })).returnId),
          accept: () => acceptReturn({ db, now }, { returnId, restock: true }),
          'accept one': () => acceptReturn({ db, now }, { returnId, lines, restock: false, answer: 'Satu saja.' }),
          refuse: () => refuseReturn({ db, now }, { returnId, answer: 'Sudah dipakai.' }),
        }
          [act]()
          .catch((error: { code?: string }) => expect(error.code).toEqual(expect.any(String)))
      }
      for (const shopId of [AYU, KRIYA]) {
        await placed.advance(shopId, 'arrived', 50).catch(refusedAsNotReady)
        await refuseReturn({ db, now: after(60) }, { returnId: open.get(shopId) ?? 0, answer: 'Lewat.' }).catch(
          () => {},
        )
      }
      await placed.publish(after(70))
      await completeArrived(db, { now: after(70 + 4 * DAY) })

      const refunded = (await placed.readRefunds()).reduce((sum, { amount }) => sum + amount, 0)
      const books = await placed.books()
      expect(refunded).toBeLessThanOrEqual(total)
      expect(await placed.order()).toMatchObject({ status: 'done', allocatedAt: expect.any(Date) })
      expect(books).not.toHaveProperty('buyer_clearing')
      expect(books).not.toHaveProperty('refunds')
      expect(books.gateway_receivable ?? 0).toBe(total - refunded)
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('goods are reviewed once their own parcel is there', async () => {
  const { db, send, advance, orderId, sessionHash } = await orderOfTwo()
  await send(AYU)
  await advance(AYU, 'arrived', 20)
  const review = (sku: string) =>
    writeReviews(
      { db, sessionHash, photoFolder: 'no photos', now: after(21) },
      { orderId, language: 'id', reviews: [{ sku, stars: 5, body: '', photos: [] }] },
    )

  await review('AYU-SERUM')

  await expect(review('KALA-MUG')).rejects.toMatchObject({ code: 'review_too_early' })
})
