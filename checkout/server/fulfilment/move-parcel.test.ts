import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { auditEvents, orderEvents, shipments } from '@/db/schema'
import { after, OF_TWO_SHOPS, placeTestOrder } from '../testing/test-order'
import { advanceFulfilment } from './advance-fulfilment'
import { expectedAt, reportedAt } from './carrier-plan'
import { completeArrived } from './complete-arrived'
import { moveOwnParcelOn, moveParcelOn, moveParcels } from './move-parcel'

const DAY = 24 * 60
const CARRIER = ['picked_up', 'sorted', 'out_for_delivery', 'arrived']

async function shippedOrder() {
  const order = await placeTestOrder()
  await order.reportStatus({})
  for (const to of ['packed', 'shipped'] as const)
    await advanceFulfilment({ ...order, now: after(10) }, { ...order, to })

  return order
}

test('a parcel reports each step at its own moment, also to a worker that looks days later', async () => {
  const { db, ...order } = await shippedOrder()
  const [parcel] = await db.select().from(shipments)

  expect(await moveParcels(db, { now: after(10) })).toBe(0)
  expect(await moveParcels(db, { now: after(10 * DAY) })).toBe(4)
  expect(await moveParcels(db, { now: after(10 * DAY) })).toBe(0)

  const events = (await db.select().from(orderEvents)).filter(({ kind }) => CARRIER.includes(kind))
  expect(events.map(({ kind }) => kind)).toEqual(CARRIER)
  expect(events.at(-1)?.at).toEqual(parcel?.expectedAt)
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((one, other) => +one - +other))
  expect(events[1]?.detail).toEqual({ shop: 'rumah-ayu', place: 'Kota Jakarta Pusat' })
  expect(await order.read()).toMatchObject({ status: 'arrived' })
})

test('a parcel that cannot be moved raises an alarm, delays no other parcel, and is retried', async () => {
  const { db, ...order } = await placeTestOrder({ lines: OF_TWO_SHOPS })
  await order.reportStatus({})
  for (const shopId of ['rumah-ayu', 'griya-kriya'])
    for (const to of ['packed', 'shipped'] as const)
      await advanceFulfilment({ db, now: after(10) }, { ...order, shopId, to })
  const allowEvents = () => db.execute('alter table order_events drop constraint if exists breaks')
  onTestFinished(async () => void (await allowEvents()))
  await db.execute(`alter table order_events add constraint breaks check (detail->>'shop' <> 'rumah-ayu') not valid`)

  expect(await moveParcels(db, { now: after(10 * DAY) })).toBe(4)
  expect(await moveParcels(db, { now: after(10 * DAY) })).toBe(0)
  expect(await db.$count(auditEvents, eq(auditEvents.kind, 'job_given_up'))).toBe(1)

  await allowEvents()
  expect(await moveParcels(db, { now: after(10 * DAY) })).toBe(4)
  expect(await order.read()).toMatchObject({ status: 'arrived' })
})

test('two workers report a step once', async () => {
  const { db, ...order } = await shippedOrder()

  await Promise.all([1, 2, 3].map(() => moveParcels(db, { now: after(10 * DAY) })))

  expect((await order.read()).events).toEqual(['created', 'paid', 'packed', 'shipped', ...CARRIER])
})

test('a presenter moves a parcel from the shop to the door, and no further', async () => {
  const { db, ...order } = await placeTestOrder()
  await expect(moveParcelOn({ db, now: after(1) }, order)).rejects.toMatchObject({ code: 'order_not_ready' })
  await order.reportStatus({})

  for (const minute of [6, 7, 8, 9, 10, 11]) await moveParcelOn({ db, now: after(minute) }, order)

  expect((await order.read()).events).toEqual(['created', 'paid', 'packed', 'shipped', ...CARRIER])
  await expect(moveParcelOn({ db, now: after(12) }, order)).rejects.toMatchObject({ code: 'order_not_ready' })
  expect(await moveParcels(db, { now: after(10 * DAY) })).toBe(0)
  expect(await completeArrived(db, { now: after(11 + 2 * DAY) })).toBe(1)
})

test('a parcel that was moved ahead of its plan keeps the order of its steps', async () => {
  const { db, ...order } = await shippedOrder()
  await moveParcelOn({ db, now: after(8 * DAY) }, order)

  await moveParcels(db, { now: after(8 * DAY) })

  expect((await order.read()).events.slice(-4)).toEqual(CARRIER)
})

test('another session moves nothing', async () => {
  const { db, ...order } = await shippedOrder()

  const moving = moveOwnParcelOn({ db, now: after(11), sessionHash: 'another session' }, order)

  await expect(moving).rejects.toMatchObject({ code: 'order_missing' })
})

test.each([
  ['in the afternoon of the first day that was told', '2026-11-25T10:00:00+07:00', '2026-11-27T15:00:00+07:00'],
  ['hours later when it left the shop too late for that', '2026-11-27T14:00:00+07:00', '2026-11-27T20:00:00+07:00'],
])('a parcel is brought %s', (_, shipped, outcome) => {
  const shippedAt = new Date(shipped)
  const expected = expectedAt(shippedAt, '2026-11-27')

  expect(expected).toEqual(new Date(outcome))
  expect(reportedAt('arrived', { shippedAt, expectedAt: expected })).toEqual(expected)
})
