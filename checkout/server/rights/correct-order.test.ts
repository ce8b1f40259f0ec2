import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { areas, auditEvents, basketDeliveries, orderParcels, orders } from '@/db/schema'
import { choosePayment } from '../basket/choose-payment'
import { quoteBasket } from '../basket/quote-basket'
import { REFUSED_AT_MOST } from '../basket/why-not-cod'
import { advanceFulfilment } from '../fulfilment/advance-fulfilment'
import { refuseAtDoor } from '../fulfilment/collect-cash'
import { findOrder } from '../order/access/find-order'
import { getOrder } from '../order-view/get-order'
import { placeOrder } from '../placement/place-order'
import { MOST_UNPAID } from '../placement/write-order'
import { fillBasket, setStock } from '../testing/open-world'
import { after, placeTestOrder } from '../testing/test-order'
import { correctOrder, readOrderAddress } from './correct-order'

type Own = { orderId: string; sessionHash: string }

const correctedPhone = '+6281311112222'

/** Opens a world with an order to Menteng and the form that corrects it. */
async function world(options: Parameters<typeof placeTestOrder>[0] = {}) {
  const order = await placeTestOrder(options)
  const { db, orderId, sessionHash } = order
  const villages = await db.select().from(areas)
  const areaIn = (village: string) => villages.find((area) => area.village === village)?.id ?? ''
  const correct = (changes: Partial<Parameters<typeof correctOrder>[1]['address']> = {}, own: Partial<Own> = {}) =>
    correctOrder(
      { db, sessionHash, ...own, now: after(2) },
      {
        orderId,
        ...own,
        address: {
          recipient: 'Tari',
          phone: '0813 1111 2222',
          email: '',
          areaId: areaIn('Menteng'),
          street: 'Jalan Kenanga 3',
          rtRw: '',
          landmark: '',
          courierNote: '',
          ...changes,
        },
      },
    )
  /** Places an order of another buyer on the same day. */
  const placeAnother = async (filled: Parameters<typeof fillBasket>[1], paymentWay: 'cod' | 'gateway' = 'gateway') => {
    const basket = await fillBasket(db, filled)
    await choosePayment({ db, ...basket }, { ...basket, paymentWay })
    const { totals } = await quoteBasket(db, { ...basket, now: after(0) })

    return placeOrder(db, { ...basket, origin: 'one address', expectedTotal: totals.total, now: after(0) })
  }
  const read = async () => (await db.select().from(orders).where(eq(orders.id, orderId)))[0]

  return { ...order, villages, areaIn, correct, placeAnother, read }
}

test('recipient and address of an order are corrected before it is packed, and its price stays', async () => {
  const { db, orderId, sessionHash, correct, read, reportStatus } = await world()
  await reportStatus({})
  const before = await read()

  await correct()

  const corrected = { recipient: 'Tari', phone: '+6281311112222', street: 'Jalan Kenanga 3', landmark: null }
  expect(await read()).toEqual({ ...before, ...corrected })
  expect(await db.select().from(basketDeliveries)).toMatchObject([corrected])
  expect(await readOrderAddress({ db, sessionHash }, { orderId })).toMatchObject({
    ...corrected,
    area: { village: 'Menteng' },
  })
  expect((await getOrder(db, { orderId, sessionHash })).events.map(({ kind }) => kind)).toContain('address_corrected')
  const audited = await db.select().from(auditEvents).where(eq(auditEvents.kind, 'order_corrected'))
  expect(audited).toMatchObject([{ detail: { orderId } }])
  expect(JSON.stringify(audited)).not.toContain('Kenanga')
})

test('another area of the same price is taken over whole, and its days with it', async () => {
  const { db, villages, correct, read } = await world()
  const menteng = villages.find(({ village }) => village === 'Menteng')
  const other = villages.find(({ zone, village }) => zone === menteng?.zone && village !== 'Menteng')
  const arrival = { arrivesFrom: '2026-11-01', arrivesUntil: '2026-11-02' }
  const readDays = async () =>
    (await db.select().from(orderParcels)).map(({ arrivesFrom, arrivesUntil }) => ({ arrivesFrom, arrivesUntil }))
  const [days] = await readDays()
  await db.update(orderParcels).set(arrival)

  await correct()
  expect(await readDays()).toEqual([arrival])
  await correct({ areaId: other?.id ?? '' })

  expect(await readDays()).toEqual([days])

  expect(await read()).toMatchObject({
    village: other?.village,
    district: other?.district,
    postalCode: other?.postalCode,
  })
})

test('a COD order is due by the delivery days of the new area, and the page shows the previous days', async () => {
  const { db, orderId, sessionHash, shopId, villages, correct, read } = await world({ paymentWay: 'cod' })
  const menteng = villages.find(({ village }) => village === 'Menteng')
  const other = villages.find(({ zone, village }) => zone === menteng?.zone && village !== 'Menteng')
  const previous = { arrivesFrom: '2026-11-01', arrivesUntil: '2026-11-02' }
  const dueAt = new Date('2026-11-02T23:59:59+07:00')
  await db.update(orderParcels).set(previous)
  await db.update(orders).set({ paymentDueAt: dueAt })
  const readChanges = async () =>
    (await getOrder(db, { orderId, sessionHash })).events.filter(({ kind }) => kind === 'arrival_changed')

  await correct()
  expect(await read()).toMatchObject({ paymentDueAt: dueAt })
  expect(await readChanges()).toEqual([])
  await correct({ areaId: other?.id ?? '' })

  const [parcel] = await db.select().from(orderParcels)
  expect(parcel?.arrivesUntil).not.toBe(previous.arrivesUntil)
  expect(await read()).toMatchObject({ paymentDueAt: new Date(`${parcel?.arrivesUntil}T23:59:59+07:00`) })
  expect(await readChanges()).toMatchObject([{ shopId, arrival: previous }])
})

test('an area to which shipping costs another price is refused at its field, and nothing changes', async () => {
  const { villages, correct, read } = await world()
  const before = await read()
  const far = villages.find(({ timeZone }) => timeZone === 'WIT')

  await expect(correct({ areaId: far?.id ?? '' })).rejects.toMatchObject({
    code: 'address_invalid',
    details: { areaId: 'shipping_differs' },
  })

  expect(await read()).toEqual(before)
})

test('each mistake is shown at its field, as at the checkout', async () => {
  const { correct } = await world()

  await expect(correct({ phone: '12', street: '7', areaId: 'nowhere' })).rejects.toMatchObject({
    code: 'address_invalid',
    details: { phone: 'phone_too_short', street: 'missing' },
  })
  await expect(correct({ areaId: 'nowhere' })).rejects.toMatchObject({ details: { areaId: 'missing' } })
})

test('a correction cannot add a phone that may not pay cash on delivery', async () => {
  const { db, shopId, correct, placeAnother, read } = await world({ paymentWay: 'cod' })
  for (let refused = 0; refused < REFUSED_AT_MOST; refused += 1) {
    const sessionHash = `browser ${refused}`
    const { orderId } = await placeAnother({ sessionHash, phone: correctedPhone }, 'cod')
    for (const to of ['packed', 'shipped'] as const)
      await advanceFulfilment({ db, now: after(1) }, { orderId, shopId, to })
    await refuseAtDoor({ db, now: after(1) }, { orderId })
  }

  await expect(correct()).rejects.toMatchObject({ details: { phone: 'refused_before' } })
  await correct({ phone: '0812 3456 7890' })

  expect(await read()).toMatchObject({ phone: '+6281234567890', recipient: 'Tari' })
})

test('a voucher that is given to a phone once is not had twice by a correction', async () => {
  const { correct, placeAnother, read } = await world({ vouchers: [{ onceABuyer: true }] })
  await placeAnother({ phone: correctedPhone, vouchers: ['UJICOBA'] })

  await expect(correct()).rejects.toMatchObject({ details: { phone: 'voucher_used_before' } })
  await correct({ phone: '0812 3456 7890' })

  expect(await read()).toMatchObject({ phone: '+6281234567890', recipient: 'Tari' })
})

test('corrections count towards the unpaid limit of a phone, also in parallel', async () => {
  const { db, areaIn, placeAnother } = await world()
  await setStock(db, 'WANGI-SOAP', 100)
  const lines = [{ sku: 'WANGI-SOAP', quantity: 1 }]
  const placed = await Promise.all(
    Array.from({ length: MOST_UNPAID.phone + 3 }, async () => {
      const sessionHash = randomUUID()
      return { ...(await placeAnother({ sessionHash, lines })), sessionHash }
    }),
  )
  const ofOnePhone = {
    recipient: 'Tari',
    phone: correctedPhone,
    email: '',
    areaId: areaIn('Menteng'),
    street: 'Jalan Kenanga 3',
    rtRw: '',
    landmark: '',
    courierNote: '',
  }
  const correctAll = (own: typeof placed, street = ofOnePhone.street) =>
    Promise.allSettled(
      own.map((one) => correctOrder({ db, ...one, now: after(2) }, { ...one, address: { ...ofOnePhone, street } })),
    )
  const isCorrected = (answer?: PromiseSettledResult<void>) => answer?.status === 'fulfilled'

  const answers = await correctAll(placed)

  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.details] : []))
  expect(refused).toEqual(Array(3).fill({ phone: 'unpaid_orders_of_phone' }))
  expect(await db.$count(orders, eq(orders.phone, correctedPhone))).toBe(MOST_UNPAID.phone)
  await expect(placeAnother({ phone: correctedPhone, lines })).rejects.toMatchObject({ code: 'unpaid_orders_of_phone' })
  // Orders that already have the phone correct only their street.
  const corrected = placed.filter((_, at) => isCorrected(answers[at]))
  expect((await correctAll(corrected, 'Jalan Melati 8')).every(isCorrected)).toBe(true)
})

test('an order that is paid takes a phone with many unpaid orders', async () => {
  const { db, correct, placeAnother, read, reportStatus } = await world()
  await setStock(db, 'WANGI-SOAP', 100)
  await reportStatus({})
  for (let placed = 0; placed < MOST_UNPAID.phone; placed += 1)
    await placeAnother({ phone: correctedPhone, lines: [{ sku: 'WANGI-SOAP', quantity: 1 }] })

  await correct()

  expect(await read()).toMatchObject({ status: 'paid', phone: correctedPhone })
})

test('once a parcel is packed the address stays', async () => {
  const { db, orderId, shopId, correct, read, reportStatus } = await world()
  await reportStatus({})
  await advanceFulfilment({ db, now: after(10) }, { orderId, shopId, to: 'packed' })
  const before = await read()

  await expect(correct()).rejects.toMatchObject({ code: 'order_not_correctable' })

  expect(await read()).toEqual(before)
})

test('one packed parcel of two closes the correction', async () => {
  const { db, correct, reportStatus } = await world()
  const lines = [
    { sku: 'AYU-SERUM', quantity: 1 },
    { sku: 'SENJA-KOPI-250G', quantity: 1 },
  ]
  const basket = await fillBasket(db, { lines })
  const { totals, parcels } = await quoteBasket(db, { ...basket, now: after(0) })
  const { orderId } = await placeOrder(db, { ...basket, expectedTotal: totals.total, now: after(0) })
  await reportStatus({ amount: totals.total }, after(5), `${orderId}-1`)
  await advanceFulfilment({ db, now: after(10) }, { orderId, shopId: parcels[1]?.shop.id ?? '', to: 'packed' })

  const own = { orderId, sessionHash: basket.sessionHash }

  await expect(correct({}, own)).rejects.toMatchObject({ code: 'order_not_correctable', details: { status: 'paid' } })
})

test('with packing and correction in parallel, the parcel goes to the address on it', async () => {
  const { db, orderId, shopId, correct, read, reportStatus } = await world()
  await reportStatus({})

  const [packed, corrected] = await Promise.allSettled([
    advanceFulfilment({ db, now: after(10) }, { orderId, shopId, to: 'packed' }),
    correct(),
  ])

  expect(packed.status).toBe('fulfilled')
  expect((await read())?.recipient).toBe(corrected.status === 'fulfilled' ? 'Tari' : 'Sari Wulandari')
})

test('a guest corrects an order that was opened by its number, and a stranger finds none', async () => {
  const { db, orderId, correct, read } = await world()
  const elsewhere = { sessionHash: 'elsewhere' }
  await expect(correct({}, elsewhere)).rejects.toMatchObject({ code: 'order_missing' })

  await findOrder({ db, ...elsewhere, address: '203.0.113.9' }, { orderId, contact: '+6281234567890' })
  await correct({}, elsewhere)

  expect((await read())?.recipient).toBe('Tari')
})
