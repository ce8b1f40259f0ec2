import { eq, ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Connection, Database } from '@/db/connect'
import { basketVouchers, orderLines, orderParcels, orders, orderVouchers, paymentAttempts, vouchers } from '@/db/schema'
import { removeVoucher } from '../basket/apply-voucher'
import { quoteBasket } from '../basket/quote-basket'
import { changeOrder } from '../order/state/change-order'
import { releaseHolds } from '../order/stock/holds'
import { fillBasket, issueTestVoucher, openShop, setStock, stockOf } from '../testing/open-world'
import { placeOrder } from './place-order'

const now = new Date('2026-11-25T03:00:00Z')

const phoneOf = (buyer: number) => `+62812345678${String(buyer).padStart(2, '0')}`

async function readyToOrder(db: Connection, filled: Parameters<typeof fillBasket>[1]) {
  const basket = await fillBasket(db, filled)
  const { totals } = await quoteBasket(db, { ...basket, now })

  return { ...basket, expectedTotal: totals.total, now }
}

const readUses = async (db: Connection, code: string) =>
  (await db.select({ taken: vouchers.taken }).from(vouchers).where(eq(vouchers.code, code)))[0]?.taken

/** The outcomes of concurrent placements, by code. */
const race = async (db: Database, baskets: Awaited<ReturnType<typeof readyToOrder>>[]) =>
  (await Promise.allSettled(baskets.map((basket) => placeOrder(db, basket))))
    .map((result) => (result.status === 'fulfilled' ? 'ordered' : (result.reason.code as string)))
    .sort()

test('an order keeps what vouchers took off, shared over its parcels and lines', async () => {
  const { db } = await openShop()
  await issueTestVoucher(db, { code: 'TOKO', kind: 'shop', shopId: 'rumah-ayu', amount: 30_000 })
  await issueTestVoucher(db, { code: 'SEMUA', amount: 10_000 })
  await issueTestVoucher(db, { code: 'ONGKIR', kind: 'shipping', amount: 5_000 })
  const lines = [
    { sku: 'AYU-SERUM', quantity: 2 },
    { sku: 'KALA-MUG', quantity: 1 },
  ]
  const basket = await readyToOrder(db, { lines, vouchers: ['TOKO', 'SEMUA', 'ONGKIR'] })

  const { orderId } = await placeOrder(db, basket)

  const [order] = await db.select().from(orders)
  expect(order).toMatchObject({ shopDiscount: 30_000, platformDiscount: 10_000, shippingDiscount: 5_000 })
  expect(order?.total).toBe((order?.subtotal ?? 0) + (order?.shipping ?? 0) + 1_000 - 45_000)
  const parcels = await db.select().from(orderParcels).orderBy(orderParcels.shopId)
  expect(parcels.map(({ shopDiscount, platformDiscount }) => [shopDiscount, platformDiscount])).toEqual([
    [0, 4_342],
    [30_000, 5_658],
  ])
  const ordered = await db.select().from(orderLines).orderBy(orderLines.sku)
  expect(ordered.map(({ shopDiscount, platformDiscount }) => [shopDiscount, platformDiscount])).toEqual([
    [30_000, 5_658],
    [0, 4_342],
  ])
  expect(await db.select().from(orderVouchers).orderBy(orderVouchers.code)).toMatchObject([
    { orderId, code: 'ONGKIR', shopId: null, amount: 5_000, state: 'held' },
    { orderId, code: 'SEMUA', shopId: null, amount: 10_000, state: 'held' },
    { orderId, code: 'TOKO', shopId: 'rumah-ayu', amount: 30_000, state: 'held' },
  ])
})

test('parallel buyers get exactly the quota of a voucher, and the other orders leave nothing behind', async () => {
  const { db } = await openShop()
  await issueTestVoucher(db, { quota: 3 })
  await setStock(db, 'AYU-SERUM', 50)
  const buyers = Array.from({ length: 10 }, (_, buyer) => buyer)
  const baskets = await Promise.all(
    buyers.map((buyer) => readyToOrder(db, { phone: phoneOf(buyer), vouchers: ['UJICOBA'] })),
  )

  const outcomes = await race(db, baskets)

  expect(outcomes.filter((outcome) => outcome === 'ordered')).toHaveLength(3)
  for (const refusal of outcomes.filter((outcome) => outcome !== 'ordered'))
    expect(['voucher_used_up', 'voucher_unfit']).toContain(refusal)
  expect(await readUses(db, 'UJICOBA')).toBe(3)
  for (const table of [orders, orderVouchers, paymentAttempts]) expect(await db.$count(table)).toBe(3)
  expect(await stockOf(db, 'AYU-SERUM')).toBe(44)
})

test('after the last voucher is used, a buyer removes it and orders without it', async () => {
  const { db } = await openShop()
  await issueTestVoucher(db, { quota: 1 })
  const [first, late] = await Promise.all(
    [1, 2].map((buyer) => readyToOrder(db, { phone: phoneOf(buyer), vouchers: ['UJICOBA'] })),
  )
  if (!first || !late) throw new Error('two baskets were filled')
  await placeOrder(db, first)

  const { vouchers: applied, obstacles, totals } = await quoteBasket(db, late)
  await expect(placeOrder(db, { ...late, expectedTotal: totals.total })).rejects.toMatchObject({
    code: 'voucher_unfit',
  })
  await removeVoucher({ db, ...late }, { ...late, code: 'UJICOBA' })
  const { orderId } = await placeOrder(db, { ...late, expectedTotal: totals.total })

  expect(obstacles).toEqual(['voucher_unfit'])
  expect(applied).toMatchObject([{ amount: 0, unfit: { reason: 'used_up' } }])
  expect(await db.select().from(orderVouchers).where(eq(orderVouchers.orderId, orderId))).toEqual([])
})

test.each([
  ['one browser with two phones', { sessionHash: 'one' }, { phone: phoneOf(1) }, { phone: phoneOf(2) }],
  ['two browsers with one phone', { phone: phoneOf(1) }, { sessionHash: 'one' }, { sessionHash: 'other' }],
])('%s uses a voucher once, also with simultaneous orders', async (_, same, one, other) => {
  const { db } = await openShop()
  await issueTestVoucher(db)
  const baskets = await Promise.all(
    [one, other].map((buyer) => readyToOrder(db, { ...same, ...buyer, vouchers: ['UJICOBA'] })),
  )

  const outcomes = await race(db, baskets)

  expect(outcomes[0]).toBe('ordered')
  expect(['voucher_used_before', 'voucher_unfit']).toContain(outcomes[1])
  expect(await readUses(db, 'UJICOBA')).toBe(1)
})

test('a voucher without a limit per buyer is used twice by one buyer', async () => {
  const { db } = await openShop()
  await issueTestVoucher(db, { onceABuyer: false })
  const baskets = await Promise.all([1, 2].map(() => readyToOrder(db, { sessionHash: 'one', vouchers: ['UJICOBA'] })))

  expect(await race(db, baskets)).toEqual(['ordered', 'ordered'])
})

test('orders that take and give back the same goods and vouchers at once never wait for each other', async () => {
  const { db } = await openShop()
  await Promise.all(
    ['A', 'B'].map((code) => issueTestVoucher(db, { code, quota: 100, onceABuyer: false, ...ofOwnKind(code) })),
  )
  const lines = ['AYU-SERUM', 'CAHAYA-CANDLE'].map((sku) => ({ sku, quantity: 1 }))
  for (const { sku } of lines) await setStock(db, sku, 100)
  const fill = (turn: number) =>
    readyToOrder(db, { lines: turn % 2 ? lines : lines.toReversed(), vouchers: ['A', 'B'], phone: phoneOf(turn) })
  const baskets = await Promise.all(Array.from({ length: 16 }, (_, turn) => fill(turn)))
  const placed = await Promise.all(baskets.slice(0, 8).map((basket) => placeOrder(db, basket)))

  await Promise.all([
    ...baskets.slice(8).map((basket) => placeOrder(db, basket)),
    ...placed.map(({ orderId }) => giveUp(db, orderId)),
  ])

  expect([await readUses(db, 'A'), await readUses(db, 'B')]).toEqual([8, 8])
  expect(await db.$count(orderVouchers, ne(orderVouchers.state, 'released'))).toBe(16)
})

const ofOwnKind = (code: string) => (code === 'A' ? { kind: 'shipping' as const, amount: 1_000 } : {})

const giveUp = (db: Database, orderId: string) =>
  db.transaction(async (tx) => {
    await changeOrder(tx, { orderId, change: 'cancel_unpaid', cancelReason: 'buyer', now })
    await tx
      .update(paymentAttempts)
      .set({ state: 'cancelled', settledAt: now })
      .where(eq(paymentAttempts.orderId, orderId))
    await releaseHolds(tx, { orderId, now })
  })

test('a basket that loses its voucher during placement is quoted again', async () => {
  const { db } = await openShop()
  await issueTestVoucher(db)
  const basket = await readyToOrder(db, { vouchers: ['UJICOBA'] })
  await removeVoucher({ db, ...basket }, { ...basket, code: 'UJICOBA' })

  await expect(placeOrder(db, basket)).rejects.toMatchObject({ code: 'total_changed' })
  expect(await db.$count(basketVouchers)).toBe(0)
})
