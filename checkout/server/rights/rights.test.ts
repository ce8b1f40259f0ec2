import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import {
  auditEvents,
  basketDeliveries,
  baskets,
  cartLines,
  complaintPhotos,
  complaints,
  customers,
  dataDeletions,
  helpfulMarks,
  invoices,
  mails,
  orderReaders,
  orders,
  returns,
  reviews,
  savedAddresses,
  wishes,
} from '@/db/schema'
import { readCustomer } from '../account/read-customer'
import { signUp } from '../account/sign-in'
import { authOf } from '../account/testing/accounts'
import { saveAddress } from '../basket/save-address'
import { startBasket } from '../basket/start-basket'
import { cancelOrder } from '../cancellation/cancel-order'
import { addToCart } from '../cart/add-to-cart'
import { answerComplaint } from '../complaints/answer-complaint'
import { fileForOrder } from '../complaints/file-complaint'
import { MOST_ADDRESSES } from '../delivery/limits'
import { listAddresses } from '../delivery/saved-addresses'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { completeArrived } from '../fulfilment/complete-arrived'
import { confirmReceipt } from '../fulfilment/confirm-receipt'
import { findOrder } from '../order/access/find-order'
import { openPhotoFolder, photoFile } from '../photo/testing/test-photo'
import { refuseReturn } from '../returns/answer-return'
import { requestReturn } from '../returns/request-return'
import { listReviews } from '../review/list-reviews'
import { markHelpful } from '../review/mark-helpful'
import { moveSession } from '../session/session'
import { fillBasket } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { addWish } from '../wish/add-wish'
import { correctData } from './correct-data'
import { eraseDueData, requestDeletion, withdrawDeletion } from './delete-data'
import { endRetention } from './end-retention'
import { exportData } from './export-data'
import { forgetGuests } from './forget-guests'
import { ERASED } from './held-records'
import { WAITING_DAYS } from './limits'
import { readDeletion } from './read-deletion'

const now = after(0)
const due = new Date(now.getTime() + WAITING_DAYS * 86_400_000)
const yearsLater = (years: number) => new Date(new Date(now).setUTCFullYear(now.getUTCFullYear() + years))
const phone = '+6281234567890'
const email = 'galuh@pembeli.example'
const guestPhone = '+6281355557777'

/** A buyer with an account who has placed and cancelled an order, received mail and saved data. */
async function world({ over = true } = {}) {
  const order = await placeTestOrder()
  const { db, gateway, orderId } = order
  const auth = authOf(db)
  const { session } = await signUp({ auth, name: 'Tari', email: 'tari@pembeli.example', password: 'kopi pagi hari' })
  const [customer] = await db.select().from(customers).where(eq(customers.email, 'tari@pembeli.example'))
  const sessionHash = customer?.sessionHash ?? ''
  await moveSession(db, { from: order.sessionHash, to: sessionHash })
  await db
    .update(orders)
    .set({ email, landmark: 'Pagar hijau', courierNote: 'Titip satpam' })
    .where(eq(orders.id, orderId))
  const finish = () => cancelOrder({ db, gateway, sessionHash, now }, { orderId })
  if (over) await finish()
  const { basketId } = await startBasket({ db, sessionHash, now: new Date() }, { sku: 'AYU-SERUM', quantity: 1 })
  const area = await db.query.areas.findFirst()
  await saveAddress(
    { db, sessionHash, now },
    {
      basketId,
      address: {
        recipient: 'Tari',
        phone,
        areaId: area?.id ?? '',
        street: 'Jalan Kenanga 3',
        rtRw: '',
        landmark: '',
        courierNote: '',
      },
    },
  )
  const readOrder = async () => (await db.select().from(orders).where(eq(orders.id, orderId)))[0]

  const readAccount = () => readCustomer({ auth, session })

  return { ...order, customerId: customer?.id ?? '', sessionHash, finish, readOrder, readAccount }
}

/** Returns the tables that contain one of these words in any column. */
async function listTablesWith(db: Database, words: string[]) {
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`)
  const looks = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await db.execute(sql`
        select from ${sql.raw(name)} as kept
        where exists (select from unnest(${sql.param(words)}::text[]) as word where strpos(kept::text, word) > 0) limit 1`)
      return rows.length > 0 ? [name] : []
    }),
  )

  return looks.flat()
}

test('the copy holds everything of a shopper, and neither password, token nor session', async () => {
  const { db, orderId, sessionHash } = await world()

  const copy = JSON.stringify(await exportData({ db, sessionHash, now }))

  for (const own of ['tari@pembeli.example', orderId, phone, email, 'Pagar hijau', 'Jalan Kenanga 3', 'AYU-SERUM'])
    expect(copy).toContain(own)
  for (const hidden of [sessionHash, 'passwordHash', 'token', 'sessionHash']) expect(copy).not.toContain(hidden)
})

test('the copy holds the addresses that the list shows, also those from before a book had a limit', async () => {
  const { db, sessionHash } = await world()
  const area = await db.query.areas.findFirst()
  for (let house = 0; house <= MOST_ADDRESSES; house += 1)
    await db.insert(savedAddresses).values({
      sessionHash,
      recipient: 'Tari',
      phone,
      areaId: area?.id ?? '',
      street: `Jalan Kenanga ${house}`,
      usedAt: after(house),
    })

  const { addresses } = await exportData({ db, sessionHash, now })

  expect(addresses.length).toBeGreaterThan(MOST_ADDRESSES)
  expect(addresses.map(({ street }) => street)).toEqual(
    (await listAddresses({ db, sessionHash })).map(({ street }) => street),
  )
})

test('a guest’s copy holds the order that was opened by its number, and a stranger’s holds nothing', async () => {
  const { db, orderId } = await world()
  await findOrder({ db, sessionHash: 'elsewhere', address: '203.0.113.9' }, { orderId, contact: phone })

  const [guest, stranger] = await Promise.all(
    ['elsewhere', 'a stranger'].map((sessionHash) => exportData({ db, sessionHash, now })),
  )

  expect(guest).toMatchObject({ account: null, orders: [{ id: orderId }] })
  expect(stranger).toMatchObject({ account: null, addresses: [], baskets: [], orders: [], emails: [], deletion: [] })
})

test('unheld data is deleted when the waiting period ends, and the transaction stays', async () => {
  const { db, sessionHash, readOrder } = await world()
  await requestDeletion({ db, sessionHash, now })
  await requestDeletion({ db, sessionHash, now: after(5) })
  const before = await readOrder()

  const early = await eraseDueData(db, { now: new Date(due.getTime() - 1) })
  const onTime = await eraseDueData(db, { now: due })

  expect([early, onTime]).toEqual([{ erased: 0 }, { erased: 1 }])
  expect(await readOrder()).toEqual({
    ...before,
    phone: ERASED,
    email: null,
    landmark: null,
    courierNote: null,
    sessionHash: ERASED,
  })
  expect(before).toMatchObject({ recipient: 'Sari Wulandari', street: 'Jalan Melati 7' })
  expect(await listTablesWith(db, [phone, email, 'Pagar hijau', 'Titip satpam', sessionHash])).toEqual([])
  for (const table of [mails, savedAddresses, dataDeletions])
    expect(
      await db.$count(table, table === savedAddresses ? eq(savedAddresses.sessionHash, sessionHash) : undefined),
    ).toBe(0)
  expect(await db.$count(customers, eq(customers.sessionHash, sessionHash))).toBe(0)
  expect(await db.$count(baskets, eq(baskets.state, 'open'))).toBe(0)
})

test('the copy holds wishes, cart, marks and reviews; deletion removes the first three, and makes reviews anonymous', async () => {
  const { db, orderId, sessionHash } = await world()
  await addWish({ db, sessionHash }, { productId: 'kala-mug' })
  await addToCart({ db, sessionHash, now }, { sku: 'WANGI-SOAP', quantity: 2 })
  const [helpful] = (await listReviews({ lagging: db }, { productId: 'kala-mug' })).reviews
  await markHelpful({ db, sessionHash, address: '198.51.100.7' }, { reviewId: helpful?.id ?? 0 })
  await db.insert(reviews).values({
    orderId,
    sku: 'AYU-SERUM',
    productId: 'ayu-serum',
    stars: 4,
    body: 'Cepat meresap.',
    language: 'id',
    author: 'Tari K.',
  })

  const copy = JSON.stringify(await exportData({ db, sessionHash, now }))
  await requestDeletion({ db, sessionHash, now })
  await eraseDueData(db, { now: due })

  for (const own of ['kala-mug', 'WANGI-SOAP', `"reviewId":${helpful?.id}`, 'Cepat meresap.', 'Tari K.'])
    expect(copy).toContain(own)
  expect([await db.$count(wishes), await db.$count(cartLines), await db.$count(helpfulMarks)]).toEqual([0, 0, 0])
  expect(await db.select().from(reviews).where(eq(reviews.orderId, orderId))).toMatchObject([
    { stars: 4, body: 'Cepat meresap.', author: ERASED },
  ])
  expect((await listReviews({ lagging: db }, { productId: 'ayu-serum' })).reviews[0]).toMatchObject({
    body: 'Cepat meresap.',
    author: '',
  })
})

test('an erased order is found by no phone and no email any more', async () => {
  const { db, orderId, sessionHash } = await world()
  await requestDeletion({ db, sessionHash, now })
  await eraseDueData(db, { now: due })

  const looks = await Promise.allSettled(
    [phone, email, ERASED].map((contact) =>
      findOrder({ db, sessionHash: 'elsewhere', address: '203.0.113.10' }, { orderId, contact }),
    ),
  )

  expect(looks.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
})

test('an order under way is finished first, and its buyer signs in as ever until then', async () => {
  const { db, orderId, sessionHash, finish, readOrder, readAccount } = await world({ over: false })
  await requestDeletion({ db, sessionHash, now })

  const waiting = await eraseDueData(db, { now: due })
  expect(await readDeletion({ db, sessionHash })).toEqual({ dueAt: due.toISOString(), underWay: [orderId] })
  expect(await readAccount()).toMatchObject({ sessionHash })
  await finish()
  const second = await eraseDueData(db, { now: due })

  expect([waiting, second, (await readOrder())?.phone]).toEqual([{ erased: 0 }, { erased: 1 }, ERASED])
  expect([await readDeletion({ db, sessionHash }), await readAccount()]).toEqual([null, undefined])
})

test.each(['an account', 'a guest'])(
  'a browser with read access to an order of %s erases nothing of it',
  async (owner) => {
    const { db, orderId, readOrder } = await world()
    if (owner === 'a guest') await db.update(orders).set({ sessionHash: 'a guest' }).where(eq(orders.id, orderId))
    await findOrder({ db, sessionHash: 'elsewhere', address: '203.0.113.11' }, { orderId, contact: phone })
    await requestDeletion({ db, sessionHash: 'elsewhere', now })

    await eraseDueData(db, { now: due })

    expect(await readOrder()).toMatchObject({ phone, email })
    expect(await db.$count(orderReaders)).toBe(0)
  },
)

test('a deletion cancelled in time deletes nothing', async () => {
  const { db, sessionHash, readOrder } = await world()
  await requestDeletion({ db, sessionHash, now })

  await withdrawDeletion({ db, sessionHash, now })

  expect(await eraseDueData(db, { now: due })).toEqual({ erased: 0 })
  expect(await readOrder()).toMatchObject({ phone, email })
})

test('a transaction of nine years keeps its name and cannot be deleted; after ten its name goes', async () => {
  const { db, orderId, readOrder, total } = await world()

  await endRetention(db, { now: yearsLater(9) })
  const before = await readOrder()
  await expect(db.delete(orders).where(eq(orders.id, orderId))).rejects.toMatchObject({
    cause: { message: expect.stringContaining('kept for ten years') },
  })
  await endRetention(db, { now: new Date(yearsLater(10).getTime() + 1) })

  expect(before).toMatchObject({ recipient: 'Sari Wulandari', street: 'Jalan Melati 7' })
  expect(await readOrder()).toMatchObject({
    recipient: ERASED,
    street: ERASED,
    phone: ERASED,
    total,
    city: before?.city,
  })
})

test('texts about an order are deleted with its buyer, and after ten years the invoice has no name', async () => {
  const { db, sessionHash, orderId, shopId, ...order } = await world({ over: false })
  await order.reportStatus({})
  for (const to of ['packed', 'shipped', 'arrived'] as const)
    await advanceFulfilment({ db, now: after(10) }, { orderId, shopId, to })
  const own = { orderId, sessionHash, now: after(20) }
  const { returnId } = await requestReturn(
    { db, photoFolder: 'no photos', ...own },
    {
      ...own,
      shopId: 'rumah-ayu',
      reason: 'damaged',
      note: 'Pecah di rumah Tari.',
      photos: [],
      lines: [{ sku: 'AYU-SERUM', quantity: 1 }],
    },
  )
  const complained = { ...own, photoFolder: await openPhotoFolder(), photos: [await photoFile()] }
  const { number } = await fileForOrder(
    { db, ...complained, now: after(21) },
    { topic: 'return', body: 'Tari menunggu.', ...complained },
  )
  await confirmReceipt({ db, ...own }, { orderId, shopId: 'rumah-ayu' })
  await requestDeletion({ db, sessionHash, now })
  expect(await eraseDueData(db, { now: due })).toEqual({ erased: 0 })

  await refuseReturn({ db, now: after(30) }, { returnId, answer: 'Bukan dari kami.' })
  await answerComplaint({ db, now: after(30) }, { number, answer: 'Sudah kami periksa.' })
  expect(await eraseDueData(db, { now: due })).toEqual({ erased: 0 })
  await completeArrived(db, { now: due })
  expect(await exportData({ db, sessionHash, now })).toMatchObject({
    orders: [
      {
        invoices: [{ document: { buyer: { recipient: 'Sari Wulandari' } }, file: `/orders/${orderId}/invoice.pdf` }],
        returns: [{ note: 'Pecah di rumah Tari.', lines: [{ sku: 'AYU-SERUM', quantity: 1 }] }],
        complaints: [{ number, photos: [`/orders/${orderId}/complaint/photos/${number}/1`] }],
      },
    ],
  })
  expect(await eraseDueData(db, { now: due })).toEqual({ erased: 1 })

  expect(await db.select().from(returns)).toMatchObject([{ note: ERASED, answer: ERASED, state: 'refused' }])
  expect(await db.select().from(complaints)).toMatchObject([{ body: ERASED, answer: ERASED }])
  expect(await db.$count(complaintPhotos)).toBe(0)
  const readInvoice = async () => (await db.select().from(invoices))[0]?.document
  expect((await readInvoice())?.buyer.recipient).toBe('Sari Wulandari')
  await endRetention(db, { now: new Date(yearsLater(10).getTime() + 1) })
  expect((await readInvoice())?.buyer).toMatchObject({ recipient: ERASED, street: ERASED })
  expect((await readInvoice())?.amounts.total).toBe(order.total)
})

test('messages are kept for five years', async () => {
  const { db, messages } = await world()

  await endRetention(db, { now: new Date(yearsLater(5).getTime() - 1) })
  const withinTerm = await messages()
  await endRetention(db, { now: new Date(yearsLater(5).getTime() + 60_000) })

  expect([withinTerm, await messages()]).toEqual([['cancelled'], []])
})

test('an address that led to no order is forgotten with the session of its guest, and an account keeps its own', async () => {
  const { db, orderId, sessionHash } = await world()
  const area = await db.query.areas.findFirst()
  const guests = ['guest-one', 'guest-two'].map((guest) => ({ sessionHash: guest, phone: guestPhone }))
  for (const guest of [...guests, { sessionHash, phone }]) {
    await fillBasket(db, guest)
    const row = { recipient: 'Wulan', areaId: area?.id ?? '', street: 'Jalan Cemara 9', usedAt: now }
    await db.insert(savedAddresses).values({ ...guest, ...row })
  }
  await db.update(baskets).set({ createdAt: now })
  await db.update(basketDeliveries).set({ updatedAt: now })
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
  await addToCart({ db, sessionHash: 'guest-two', now: days(20) }, { sku: 'AYU-SERUM', quantity: 1 })
  const read = async () => [await db.$count(savedAddresses), await db.$count(baskets, eq(baskets.state, 'open'))]
  const before = await read()

  await forgetGuests(db, { now: days(30) })
  const counts = await read()
  await forgetGuests(db, { now: new Date(days(30).getTime() + 1) })
  const withoutOne = await read()
  await forgetGuests(db, { now: new Date(days(50).getTime() + 1) })

  expect([counts, withoutOne]).toEqual([before, before.map((rows) => rows - 1)])
  expect(await listTablesWith(db, [guestPhone, 'guest-one', 'guest-two'])).toEqual(['public.cart_lines'])
  expect(await listAddresses({ db, sessionHash })).toHaveLength(2)
  expect(await db.$count(basketDeliveries)).toBe(3)
  expect(await db.$count(orders, eq(orders.id, orderId))).toBe(1)
})

test('a correction is kept', async () => {
  const { db, customerId } = await world()

  await correctData({ db, customer: { id: customerId }, now }, { name: 'Tari L.' })

  expect(await db.select().from(customers).where(eq(customers.id, customerId))).toMatchObject([{ name: 'Tari L.' }])
})

test('every step is in the audit log, without personal data', async () => {
  const { db, sessionHash, customerId } = await world()
  await exportData({ db, sessionHash, now })
  await correctData({ db, customer: { id: customerId }, now }, { name: 'Tari L.' })
  await requestDeletion({ db, sessionHash, now })
  await withdrawDeletion({ db, sessionHash, now })
  await requestDeletion({ db, sessionHash, now })
  await eraseDueData(db, { now: due })
  await endRetention(db, { now: new Date(yearsLater(10).getTime() + 1) })

  const recorded = await db.select().from(auditEvents).orderBy(auditEvents.id)
  expect(recorded.map(({ kind }) => kind).filter((kind) => !kind.startsWith('order_'))).toEqual([
    ...['data_exported', 'data_corrected', 'deletion_requested', 'deletion_withdrawn', 'deletion_requested'],
    ...['data_erased', 'retention_ended'],
  ])
  for (const word of [sessionHash, customerId, 'Tari', 'tari', phone])
    expect(JSON.stringify(recorded)).not.toContain(word)
})
