import type { Browser } from '@jembatan/contract/conformance/browser'
import { arrive, order, pay } from '../tools/bench/checkout/buyer'
import { type Item, openStreet, type Street } from '../tools/bench/checkout/street'
import { mutate, Refused } from '../tools/bench/checkout/trpc'
import { within } from './database'
import type { World } from './world'

export type Shopping = Street & { world: World }

export type Basket = Awaited<ReturnType<typeof fillBasket>>

export type Quote = {
  lines: { sku: string; unitPrice: number; quantity: number; seenAmount: number | null }[]
  totals: { currency: string; subtotal: number; shipping: number; serviceFee: number; total: number }
  obstacles: string[]
}

type Order = { status: string; subtotal: number; total: number; lines: { unitPrice: number; quantity: number }[] }

/** Shops whose shelves are not empty, and what it takes to buy there. */
export async function goShopping(world: World): Promise<Shopping> {
  const { ramai, pasar, kasir } = world
  const environments = { ramai: ramai.environment, pasar: pasar.environment, kasir: kasir.environment }
  const street = await openStreet({ environments })
  const stocked = await within(
    pasar.databaseUrl,
    async (sql) => sql<{ sku: string }[]>`select sku from variants where available > 5`,
  )
  const items = street.items.filter(({ sku }) => stocked.some((shelf) => shelf.sku === sku))
  if (items.length === 0) throw new Error('Every shelf of Pasar is empty: run npm run reset, then come back.')

  return { ...street, items, world }
}

/** From a handoff that saw this price to a basket that can be ordered. */
export const fillBasket = (street: Shopping, item: Item) => arrive(street, item, (_, work) => work())

export const quoteOf = async ({ browser, basketId }: Basket): Promise<Quote> =>
  (await query<{ quote: Quote }>(browser, 'basket.checkout', { basketId })).quote

/** The number of the order, or the code of the refusal. */
export const tryToOrder = (basket: Basket): Promise<{ orderId?: string; refused?: string }> =>
  order(basket, (_, work) => work()).then(
    (orderId) => ({ orderId }),
    (error: unknown) => {
      if (error instanceof Refused) return { refused: error.reason }
      throw error
    },
  )

export async function placeOrder(basket: Basket): Promise<string> {
  const { orderId, refused } = await tryToOrder(basket)
  if (!orderId) throw new Error(`Pasar refused an order: ${refused}.`)

  return orderId
}

export const payAtKasir = (street: Shopping, basket: Basket, orderId: string) =>
  pay(street, basket, orderId, (_, work) => work())

export const agreeToPrice = ({ browser, basketId }: Basket, { sku, price }: Item) =>
  mutate(browser, 'basket.confirmPrice', { basketId, sku, amount: price })

export const orderOf = (browser: Browser, orderId: string) => query<Order>(browser, 'order.get', { orderId })

async function query<Output>(browser: Browser, path: string, input: object): Promise<Output> {
  const search = new URLSearchParams({ input: JSON.stringify(input) })
  const { status, body } = await browser.ask(`/api/trpc/${path}?${search}`, {
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  if (status !== 200) throw new Error(`Pasar answered ${status} to ${path}: ${body.slice(0, 200)}`)

  return JSON.parse(body).result.data
}

/** So that a look leaves no goods held. */
export const callOff = ({ browser }: Pick<Basket, 'browser'>, orderId: string) =>
  mutate(browser, 'order.cancel', { orderId })
