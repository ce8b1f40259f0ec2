import { setTimeout as pause } from 'node:timers/promises'
import { type Basket, fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { askReturn, type Order, readOrder } from '@jembatan/buyer/order'
import { Refused } from '@jembatan/buyer/procedures'
import { pickItem } from '@jembatan/buyer/shop'
import { Browser } from '@jembatan/contract/conformance/browser'
import { within } from '../world/database'
import { openShopOf } from '../world/open-shop'
import type { Audited, World } from '../world/world'
import { cite, law } from './cite'
import { type Control, toFinding } from './control'
import { addWorkingDays, readHolidays } from './working-days'

/** The legal deadline; see PP 80/2019, article 69. */
const WORKING_DAYS = 2
const STEPS_TO_THE_DOOR = 6
const REFUNDED_WITHIN_MS = 20_000

export const returnsAreRefunded: Control = {
  row: 22,
  clauses: cite(law('PP 80/2019', '69, 71')),
  title: {
    id: 'Barang bisa dikembalikan paling sedikit dua hari kerja setelah diterima; uangnya kembali lewat Kasir dan tidak pernah lebih dari yang dibayar',
    en: 'Goods can be returned for at least two working days after receipt; the money goes back through Kasir, and never more than was paid',
  },
  concurrent: true,
  check: async (world) => {
    const { PASAR_DEMO_KEY: key } = world.pasar.environment
    if (!key)
      return toFinding({
        faults: [],
        missing: ['a parcel is moved by the demo endpoint of Pasar, which has no key here'],
        figure: { id: 'tidak diperiksa', en: 'not checked' },
        observations: [],
      })

    const observation = await returnAnOrder(world, key)
    return toFinding({
      faults: findFaults(observation),
      figure: {
        id: `batas ${observation.until}, ${observation.refunded} dari ${observation.paid} kembali`,
        en: `until ${observation.until}, ${observation.refunded} of ${observation.paid} went back`,
      },
      observations: [
        `before it arrived: ${observation.early}; arrived ${observation.arrivedAt}, returnable until ${observation.until}`,
        `Kasir gave back ${observation.atKasir}; asked again: ${observation.again}`,
        `${observation.over} payments of this shop gave back more than was paid`,
      ],
    })
  },
}

async function returnAnOrder(world: World, key: string) {
  const shop = await openShopOf(world)
  const basket = await fillBasketWith(shop, pickItem(shop))
  const orderId = await placeOrder(basket)
  await pay(basket, orderId)
  const early = await ask(basket, orderId)
  for (let step = 0; step < STEPS_TO_THE_DOOR; step++) await steer(world.pasar, key, 'parcels', orderId)
  const arrived = await readOrder(basket.browser, orderId)
  const inTime = await ask(basket, orderId)
  await steer(world.pasar, key, 'answers', orderId)
  const order = await untilRefunded(basket, orderId)

  return {
    early,
    timely: inTime,
    again: await ask(basket, orderId),
    status: arrived.status,
    arrivedAt: arrived.arrivedAt ?? '',
    until: arrived.parcels[0]?.returnableUntil ?? '',
    holidays: await readHolidays(world.pasar),
    paid: order.total,
    refunded: order.refunds.reduce((sum, { amount }) => sum + amount, 0),
    states: order.refunds.map(({ reason, state }) => `${reason} ${state}`),
    atKasir: await readKasir(world.kasir, orderId),
    over: await countOver(world.pasar),
  }
}

/** Returns the shop's answer to a return of everything. */
const ask = ({ browser }: Basket, orderId: string): Promise<string> =>
  askReturn(browser, orderId, 'Pengembalian dari pemeriksaan bukti.').then(
    () => 'taken',
    (error: unknown) => {
      if (error instanceof Refused) return error.reason
      throw error
    },
  )

async function steer({ origin }: Audited, key: string, endpoint: 'parcels' | 'answers', orderId: string) {
  const { status, body } = await new Browser(origin).ask(`/api/demo/${endpoint}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ orderId }),
  })
  if (status !== 200)
    throw new Error(`Pasar answered ${status} to its demo endpoint ${endpoint}: ${body.slice(0, 200)}`)
}

async function untilRefunded(basket: Basket, orderId: string): Promise<Order> {
  const deadline = Date.now() + REFUNDED_WITHIN_MS
  for (;;) {
    const order = await readOrder(basket.browser, orderId)
    const isRefunded = order.refunds.length > 0 && order.refunds.every(({ state }) => state === 'confirmed')
    if (isRefunded || Date.now() > deadline) return order
    await pause(100)
  }
}

/** Returns Kasir's own record of refunds for the order. */
const readKasir = ({ databaseUrl }: Audited, orderId: string) =>
  within(databaseUrl, async (sql) => {
    const [row] = await sql`
      select coalesce(sum(refunded_amount), 0) as back from transactions where starts_with(order_id, ${`${orderId}-`})`

    return Number(row?.back)
  })

const countOver = ({ databaseUrl }: Audited) =>
  within(databaseUrl, async (sql) => {
    const [row] = await sql`
      select count(*) from payment_attempts as attempt where amount < (
        select coalesce(sum(refunds.amount), 0) from refunds where attempt_id = attempt.id and state <> 'dropped'
      )`

    return Number(row?.count)
  })

type Observation = Awaited<ReturnType<typeof returnAnOrder>>

export function findFaults(observation: Observation): string[] {
  const least = observation.arrivedAt
    ? addWorkingDays(observation.arrivedAt, WORKING_DAYS, observation.holidays)
    : undefined

  return [
    ...(observation.early === 'return_too_early'
      ? []
      : [`before the goods arrived a return was answered with ${observation.early}`]),
    ...(observation.status === 'arrived' ? [] : [`the parcel did not arrive: ${observation.status}`]),
    ...(observation.holidays.length > 0 ? [] : ['the shop knows no holiday']),
    ...(least && new Date(observation.until) >= least
      ? []
      : [`the time to return ends ${observation.until || 'at once'}`]),
    ...(observation.timely === 'taken' ? [] : [`a return in time was answered with ${observation.timely}`]),
    ...(observation.again === 'return_exists' ? [] : [`a second return was answered with ${observation.again}`]),
    ...(observation.states.join() === 'returned confirmed'
      ? []
      : [`the refund is ${observation.states.join() || 'not there'}`]),
    ...(observation.refunded === observation.paid ? [] : [`${observation.refunded} of ${observation.paid} went back`]),
    ...(observation.atKasir === observation.refunded
      ? []
      : [`Kasir gave back ${observation.atKasir}, the shop says ${observation.refunded}`]),
    ...(observation.over === 0 ? [] : [`${observation.over} payments gave back more than was paid`]),
  ]
}
