import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { buyerMessages, orders, outbox, payouts, returnPhotos, returns } from '@/db/schema'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { completeArrived } from '../fulfilment/complete-arrived'
import { confirmReceipt } from '../fulfilment/confirm-receipt'
import { getOrder } from '../order-view/get-order'
import { sendPayouts } from '../payout/send-payouts'
import { PHOTO_LIMITS } from '../photo/limits'
import { sweepPhotos } from '../photo/sweep-photos'
import { openPhotoFolder, photoFile } from '../photo/testing/test-photo'
import { requestRefund } from '../refund/request-refund'
import { stockOf } from '../testing/open-world'
import { after, OF_TWO_SHOPS, placeTestOrder } from '../testing/test-order'
import { acceptReturn, previewReturn, refuseReturn } from './answer-return'
import { readOwnPhoto } from './read-own-photo'
import { requestReturn } from './request-return'

const DAY = 24 * 60
/** Two working days after delivery. */
const OVER = 10 + 2 * DAY

type ReturnFields = Partial<Parameters<typeof requestReturn>[1] & { now: Date }>

/** Places an order that is paid and delivered ten minutes later. */
async function arrivedOrder(options: Parameters<typeof placeTestOrder>[0] = {}) {
  const order = await placeTestOrder(options)
  const directory = await openPhotoFolder()
  await order.reportStatus({})
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, to })
  const ask = ({ now = after(20), ...changes }: ReturnFields = {}) =>
    requestReturn(
      { ...order, photoFolder: directory, now },
      {
        orderId: order.orderId,
        shopId: order.shopId,
        reason: 'damaged',
        note: 'Botolnya pecah di jalan.',
        photos: [],
        lines: [{ sku: 'AYU-SERUM', quantity: 2 }],
        ...changes,
      },
    )

  const listReturns = async () => (await getOrder(order.db, order)).parcels[0]?.returns ?? []

  return { ...order, directory, ask, listReturns }
}

test('all of an order that is returned gives all of its money back, and its goods to the stock', async () => {
  const order = await arrivedOrder()
  const { returnId } = await order.ask()

  await acceptReturn({ db: order.db, now: after(30) }, { returnId, restock: true })
  await order.publish(after(31))
  await expect(order.ask({ now: after(32) })).rejects.toMatchObject({ code: 'return_exists' })
  await completeArrived(order.db, { now: after(OVER) })

  expect(await order.readRefunds()).toEqual([{ reason: 'returned', state: 'confirmed', amount: order.total }])
  expect(await stockOf(order.db, 'AYU-SERUM')).toBe(140)
  expect(await order.books()).toEqual({})
  expect(await order.db.select().from(orders)).toMatchObject([{ status: 'done', flag: null }])
  expect(await order.db.$count(payouts)).toBe(0)
  expect(await order.messages()).toEqual(
    expect.arrayContaining(['return_requested', 'return_accepted', 'refund_confirmed']),
  )
})

test('a part that is returned after the receipt was confirmed is the seller’s loss, and no one else’s', async () => {
  const order = await arrivedOrder()
  const { db } = order
  await confirmReceipt({ ...order, now: after(15) }, order)
  const { returnId } = await order.ask({ lines: [{ sku: 'AYU-SERUM', quantity: 1 }] })

  expect(await completeArrived(db, { now: after(OVER) })).toBe(0)
  await acceptReturn({ db, now: after(OVER + 1) }, { returnId, restock: false })
  await order.publish(after(OVER + 2))
  expect(await completeArrived(db, { now: after(OVER + 3) })).toBe(1)
  await sendPayouts(db, { now: after(OVER + 4) })
  await order.publish(after(OVER + 5))

  expect(await order.readRefunds()).toEqual([{ reason: 'returned', state: 'confirmed', amount: 129_000 }])
  expect(await stockOf(db, 'AYU-SERUM')).toBe(138)
  expect(await db.select().from(payouts)).toMatchObject([{ amount: 129_000, sentAt: after(OVER + 5) }])
  expect(await order.books()).toMatchObject({ gateway_receivable: order.total - 129_000, bank: -129_000 })
})

test('pieces paid by vouchers are taken back without a promised refund', async () => {
  const order = await arrivedOrder({ vouchers: [{ kind: 'shop', shopId: 'rumah-ayu', amount: 258_000 }] })
  const { returnId } = await order.ask({ lines: [{ sku: 'AYU-SERUM', quantity: 1 }] })

  await acceptReturn({ db: order.db, now: after(30) }, { returnId, restock: true })
  await order.publish(after(31))

  expect(await order.listReturns()).toMatchObject([{ state: 'accepted', refunded: 0 }])
  expect(await order.readRefunds()).toEqual([])
  expect(await order.messages()).toContain('return_accepted_without_money')
})

test('a refund says what it consists of, and its message names the goods that went back', async () => {
  const order = await arrivedOrder({ vouchers: [{ kind: 'shop', shopId: 'rumah-ayu', amount: 10_001 }] })
  const ofOne = { reason: 'changed_mind', lines: [{ sku: 'AYU-SERUM', quantity: 1 }] } satisfies ReturnFields
  for (const minute of [30, 40]) {
    const { returnId } = await order.ask({ ...ofOne, now: after(minute) })
    await acceptReturn({ db: order.db, now: after(minute + 1) }, { returnId, restock: true })
    await order.publish(after(minute + 2))
  }

  const { lines, refunds, refunded } = await getOrder(order.db, order)
  const price = lines.find(({ sku }) => sku === 'AYU-SERUM')?.unitPrice ?? 0
  const pieces = [{ sku: 'AYU-SERUM', pieces: 1, price }]
  expect(refunds.map(({ amount, parts }) => ({ amount, parts }))).toEqual([
    { amount: price - 5000, parts: { lines: pieces, vouchers: 5000, other: 0 } },
    { amount: price - 5001, parts: { lines: pieces, vouchers: 5001, other: 0 } },
  ])
  expect(refunded).toBe(2 * price - 10_001)
  const messages = await order.db.select().from(buyerMessages).where(eq(buyerMessages.kind, 'refund_confirmed'))
  expect(messages.map(({ detail }) => detail.goods)).toEqual(['AYU-SERUM', 'AYU-SERUM'])
})

test('shipping that comes back with a damaged parcel is part of what its refund says', async () => {
  const order = await arrivedOrder({ lines: OF_TWO_SHOPS })
  const { returnId } = await order.ask({ lines: [{ sku: 'AYU-SERUM', quantity: 1 }] })

  await acceptReturn({ db: order.db, now: after(30) }, { returnId, restock: true })

  const { parcels, refunds } = await getOrder(order.db, order)
  const shipping = parcels.find(({ shop }) => shop.id === order.shopId)?.shipping
  expect(refunds).toMatchObject([{ parts: { vouchers: 0, other: shipping } }])
})

test('of several returns of one parcel each names its shop and goods, and each piece is requested once', async () => {
  const order = await arrivedOrder({ lines: [{ sku: 'AYU-SERUM', quantity: 3 }, ...OF_TWO_SHOPS.slice(1)] })
  const { db } = order
  const one = [{ sku: 'AYU-SERUM', quantity: 1 }]
  const first = await order.ask({ lines: one })
  await expect(order.ask({ lines: one })).rejects.toMatchObject({ code: 'return_exists' })
  await refuseReturn({ db, now: after(21) }, { ...first, answer: 'Bukan dari kami.' })
  await expect(order.ask()).resolves.toMatchObject({ returnId: expect.any(Number) })
  await expect(order.ask({ lines: one })).rejects.toMatchObject({ code: 'return_exists' })

  const messages = await db.select().from(outbox).where(sql`${outbox.payload} ->> 'kind' = 'return_requested'`)
  expect(messages.map(({ payload }) => [payload.shop, payload.goods])).toEqual([
    ['rumah-ayu', 'AYU-SERUM'],
    ['rumah-ayu', 'AYU-SERUM'],
  ])
})

test('a shop accepts part of a return with a reason, and refunds the accepted pieces', async () => {
  const order = await arrivedOrder()
  const { db } = order
  const { returnId } = await order.ask()
  const part = { returnId, lines: [{ sku: 'AYU-SERUM', accepted: 1 }], restock: true }
  const accept = (changes: object) => acceptReturn({ db, now: after(30) }, { ...part, ...changes })

  await expect(accept({})).rejects.toMatchObject({ code: 'answer_too_short' })
  for (const [accepted, code] of [
    [3, 'acceptance_of_too_many'],
    [0, 'acceptance_of_nothing'],
  ])
    await expect(accept({ lines: [{ sku: 'AYU-SERUM', accepted }] })).rejects.toMatchObject({ code })
  expect(await previewReturn({ db }, part)).toMatchObject({ amount: 129_000, isPartial: true })
  await accept({ answer: 'Satu botol sudah dipakai.' })
  await order.publish(after(31))

  expect(await order.readRefunds()).toMatchObject([{ amount: 129_000 }])
  expect(await stockOf(db, 'AYU-SERUM')).toBe(139)
  expect(await order.listReturns()).toMatchObject([{ state: 'accepted', lines: [{ quantity: 2, refused: 1 }] }])
  expect(await order.messages()).toContain('return_accepted_partly')
})

test.each([
  [
    'a second open return of a parcel',
    `insert into returns (order_id, shop_id, reason, note, due_at)
    select order_id, shop_id, reason, note, due_at from returns`,
  ],
  [
    'a piece that was requested before',
    `insert into return_lines (return_id, order_id, sku, quantity)
    select id, order_id, 'AYU-SERUM', 1 from returns where shop_id = 'griya-kriya'`,
  ],
  [
    'goods of another parcel',
    `update return_lines set return_id = (select id from returns where shop_id = 'griya-kriya')`,
  ],
  ['more refused pieces than were requested', 'update return_lines set refused = 3'],
])('the database refuses %s', async (_, statement) => {
  const order = await arrivedOrder()
  const { db } = order
  await order.ask()
  const statements = `insert into returns (order_id, shop_id, state, reason, note, due_at, answer, answered_at)
    select order_id, 'griya-kriya', 'refused', reason, note, due_at, 'Tidak.', now() from returns`
  await db.execute(statements)

  await expect(db.execute(statement)).rejects.toThrow()
})

test('an amount that was refunded before is not refunded again', async () => {
  const order = await arrivedOrder()
  await requestRefund({ ...order, now: after(11) }, { ...order, reason: 'desk', amount: order.total - 50_000 })
  const { returnId } = await order.ask()

  const preview = await previewReturn({ db: order.db }, { returnId })
  const { amount } = await acceptReturn({ db: order.db, now: after(30) }, { returnId, restock: true })

  expect([preview.amount, amount]).toEqual([50_000, 50_000])
  await expect(previewReturn({ db: order.db }, { returnId })).rejects.toMatchObject({ code: 'return_answered' })
})

test('a return is not accepted when nothing is left to refund', async () => {
  const order = await arrivedOrder()
  const { returnId } = await order.ask()
  await requestRefund({ ...order, now: after(21) }, { ...order, reason: 'desk' })

  const accepting = acceptReturn({ db: order.db, now: after(30) }, { returnId, restock: true })

  await expect(accepting).rejects.toMatchObject({ code: 'nothing_to_refund' })
  await expect(previewReturn({ db: order.db }, { returnId })).rejects.toMatchObject({ code: 'nothing_to_refund' })
  expect(await order.listReturns()).toMatchObject([{ state: 'requested' }])
})

test('a buyer with a full refund keeps the goods', async () => {
  const order = await arrivedOrder()
  const readReturnableUntil = async () => (await getOrder(order.db, order)).parcels[0]?.returnableUntil
  expect(await readReturnableUntil()).toBe(after(OVER).toISOString())
  await requestRefund({ ...order, now: after(11) }, { ...order, reason: 'desk', amount: order.total - 1 })
  expect(await readReturnableUntil()).toBe(after(OVER).toISOString())

  await requestRefund({ ...order, now: after(12) }, { ...order, reason: 'desk' })

  expect(await readReturnableUntil()).toBeNull()
  await expect(order.ask()).rejects.toMatchObject({ code: 'return_of_refunded' })
})

test.each([
  { by: 'a chargeback', changes: (total: number) => ({ status: 'chargeback' as const, chargedBack: total }) },
  { by: 'a reversal', changes: () => ({ status: 'deny' as const, settled: true }) },
])('a buyer with a full refund by $by is offered no return', async ({ changes }) => {
  const order = await arrivedOrder()
  await order.reportStatus({ method: 'credit_card', ...changes(order.total) }, after(11))

  expect((await getOrder(order.db, order)).parcels[0]?.returnableUntil).toBeNull()
  await expect(order.ask()).rejects.toMatchObject({ code: 'return_of_refunded' })
})

test('several parallel answers to a return have one winner', async () => {
  const order = await arrivedOrder()
  const { returnId } = await order.ask()

  const answers = await Promise.allSettled([
    acceptReturn({ db: order.db, now: after(30) }, { returnId, restock: true }),
    acceptReturn({ db: order.db, now: after(30) }, { returnId, restock: true }),
    refuseReturn({ db: order.db, now: after(30) }, { returnId, answer: 'Barang sudah dipakai.' }),
  ])

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = answers.filter(({ status }) => status === 'rejected')
  expect(refused).toMatchObject([{ reason: { code: 'return_answered' } }, { reason: { code: 'return_answered' } }])
})

test('a refusal says why, and the seller is paid in the end', async () => {
  const order = await arrivedOrder()
  const { returnId } = await order.ask()

  await refuseReturn({ db: order.db, now: after(30) }, { returnId, answer: 'Barang sudah dipakai.' })

  expect(await order.listReturns()).toMatchObject([
    { state: 'refused', answer: 'Barang sudah dipakai.', refunded: null },
  ])
  expect(await order.readRefunds()).toEqual([])
  expect(await completeArrived(order.db, { now: after(OVER) })).toBe(1)
  expect(await order.db.$count(payouts)).toBe(1)
})

test('the right to return lasts two working days, to the minute', async () => {
  const order = await arrivedOrder()

  await expect(order.ask({ now: after(OVER) })).rejects.toMatchObject({ code: 'return_too_late' })

  expect(await order.ask({ now: after(OVER - 1) })).toMatchObject({ returnId: expect.any(Number) })
})

test('before anything has arrived nothing is returned', async () => {
  const order = await placeTestOrder()
  await order.reportStatus({})

  const asking = requestReturn(
    { db: order.db, photoFolder: 'none', sessionHash: order.sessionHash, now: after(6) },
    { ...order, reason: 'damaged', note: 'Belum datang juga.', lines: [{ sku: 'AYU-SERUM', quantity: 1 }], photos: [] },
  )

  await expect(asking).rejects.toMatchObject({ code: 'return_too_early' })
})

test.each([
  ['a line that was not ordered', { lines: [{ sku: 'KALA-MUG', quantity: 1 }] }, 'return_of_too_many'],
  ['more pieces than were ordered', { lines: [{ sku: 'AYU-SERUM', quantity: 3 }] }, 'return_of_too_many'],
  ['no piece', { lines: [] }, 'return_of_nothing'],
  ['a file that is no picture', { photos: [new Blob(['%PDF-1.7 not a photo'])] }, 'photo_unreadable'],
  [
    'a drawing that could hold a script',
    {
      photos: [new Blob(['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9"/></svg>'])],
    },
    'photo_unreadable',
  ],
  ['a photo that is too large', { photos: [new Blob([new Uint8Array(PHOTO_LIMITS.bytes + 1)])] }, 'photo_too_large'],
  [
    'too many photos',
    { photos: Array.from({ length: PHOTO_LIMITS.most + 1 }, () => new Blob(['x'])) },
    'photos_too_many',
  ],
])('a return of %s is refused, and leaves nothing', async (_, changes: ReturnFields, code) => {
  const order = await arrivedOrder()

  await expect(order.ask(changes)).rejects.toMatchObject({ code })

  expect(await order.db.$count(returns)).toBe(0)
  expect(await readdir(order.directory)).toEqual([])
})

test('every line with too many pieces is reported with its ordered quantity', async () => {
  const order = await arrivedOrder()
  const lines = [
    { sku: 'KALA-MUG', quantity: 1 },
    { sku: 'AYU-SERUM', quantity: 3 },
  ]

  await expect(order.ask({ lines })).rejects.toMatchObject({ details: { 'KALA-MUG': 0, 'AYU-SERUM': 2 } })
})

test('pieces of one item that are named in several lines are one line of as many', async () => {
  const order = await arrivedOrder()
  const lines = (...quantities: number[]) => quantities.map((quantity) => ({ sku: 'AYU-SERUM', quantity }))

  await expect(order.ask({ lines: lines(2, 1) })).rejects.toMatchObject({ code: 'return_of_too_many' })
  await order.ask({ lines: lines(1, 1) })

  expect(await order.listReturns()).toMatchObject([{ lines: [{ sku: 'AYU-SERUM', quantity: 2, refused: 0 }] }])
})

test('two clicks create one return, and only its photos are stored', async () => {
  const order = await arrivedOrder()
  const photos = [await photoFile()]

  const clicks = await Promise.allSettled([order.ask({ photos }), order.ask({ photos })])

  expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await readdir(order.directory)).toHaveLength(1)
  await expect(order.ask()).rejects.toMatchObject({ code: 'return_exists' })
})

test('a photo is re-encoded upright without metadata, and visible to its buyer only', async () => {
  const order = await arrivedOrder()
  const { returnId } = await order.ask({ photos: [await photoFile()] })
  const own = { ...order, photoFolder: order.directory, returnId, position: 1 }

  const photo = await readOwnPhoto(own, own)

  expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 40, height: 60 })
  expect((await sharp(photo).metadata()).exif).toBeUndefined()
  expect(photo.includes('Rumah Sari')).toBe(false)
  const [row] = await order.db.select().from(returnPhotos)
  expect(await readFile(join(order.directory, row?.file ?? ''))).toEqual(photo)
  for (const change of [{ sessionHash: 'another session' }, { position: 2 }])
    await expect(readOwnPhoto({ ...own, ...change }, { ...own, ...change })).rejects.toMatchObject({
      code: 'order_missing',
    })
})

test('a photo without a return is swept once it is old enough', async () => {
  const order = await arrivedOrder()
  await order.ask({ photos: [await photoFile()] })
  for (const file of ['left.jpg', 'fresh.jpg']) await writeFile(join(order.directory, file), 'x')
  const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60_000)
  for (const file of await readdir(order.directory))
    if (file !== 'fresh.jpg') await utimes(join(order.directory, file), twoHoursAgo, twoHoursAgo)

  expect(await sweepPhotos(order.db, order)).toBe(1)

  expect(await readdir(order.directory)).toHaveLength(2)
  expect(await readdir(order.directory)).toContain('fresh.jpg')
  expect(await sweepPhotos(order.db, { directory: join(order.directory, 'not there') })).toBe(0)
})
