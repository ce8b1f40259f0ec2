import { type HandoffClaims, type MintHandoff, mintHandoff } from '@jembatan/contract/handoff'
import { decodeJwt } from 'jose'
import { Browser } from './browser'
import { type Address, chooseCourier as choose, giveAddress, order, productIn, startBasket } from './checkout'
import { simulate } from './gateway'
import { anyPhone, fromAnyAddress } from './person'
import { Refused } from './procedures'
import type { Item, Shop } from './shop'
import { untilPaid } from './until-paid'

/** The steps of a purchase in order. Each is one request; the payment is Kasir's. */
export const STEPS = ['open', 'claim', 'buy', 'address', 'courier', 'order', 'pay', 'paid'] as const

export type Step = (typeof STEPS)[number]

/** Runs one step of a purchase; a benchmark measures it. */
export type Timer = <T>(step: Step, work: () => Promise<T>) => Promise<T>

const untimed: Timer = (_, work) => work()

type Options = {
  timer?: Timer
  /** Cookies of an earlier visit to Pasar. */
  cookies?: Record<string, string>
  /** Sent with the claim. */
  headers?: Record<string, string>
  /** For how many milliseconds an answer is waited for; for ever, unless it is given. */
  patience?: number
}

/** A buyer whose handoff was claimed, and what it offers. */
export type Landed = {
  shop: Shop
  browser: Browser
  /** The page of the product. */
  path: string
  sku: string
  quantity: number
  timer: Timer
}

/** A buyer who has pressed *Buy now*. */
export type Visit = {
  shop: Shop
  browser: Browser
  basketId: string
  /** The shop that sells the goods. */
  shopId: string
  timer: Timer
}

/** A basket that can be ordered. */
export type Basket = Visit & { total: number }

/**
 * Opens a handoff and claims it.
 * @throws {Refused} when Pasar offers nothing.
 */
export async function land(shop: Shop, token: string, options: Options = {}): Promise<Landed> {
  const { timer = untimed, cookies = {}, headers = {}, patience } = options
  const browser = new Browser(shop.pasar.origin, cookies, { patience })
  const form = await timer('open', async () => {
    const form = await browser.open(token)
    if (browser.lastStatus >= 500) throw new Refused('a handoff', `${browser.lastStatus}`)
    return form
  })
  const claimed = await timer('claim', () => browser.claim(form, headers))
  const path = productIn(claimed)
  if (!path) throw new Refused('a claim', `${claimed.status} ${claimed.body.slice(0, 200)}`)
  const { sku, qty: quantity } = decodeJwt<HandoffClaims>(token)

  return { shop, browser, path, sku, quantity, timer }
}

/** Buys what a handoff offers, as the page of the product does. */
export async function buy({ shop, browser, sku, quantity, timer }: Landed): Promise<Visit> {
  const basketId = await timer('buy', () => startBasket(browser, { sku, quantity }))

  return { shop, browser, basketId, shopId: shop.sellers.get(sku) ?? '', timer }
}

/** From a signed handoff to its basket. */
export const cross = async (shop: Shop, token: string, options: Options = {}): Promise<Visit> =>
  buy(await land(shop, token, options))

export async function saveAddress({ browser, basketId, shop, timer }: Visit, address: Address = addressOf(shop)) {
  await timer('address', () => giveAddress(browser, basketId, address))
}

/** With a phone of the buyer's own. */
const addressOf = ({ address }: Shop): Address => ({ ...address, phone: anyPhone() })

/** Only after an address: which couriers there are depends on where it is. */
export async function chooseCourier(visit: Visit): Promise<Basket> {
  const { browser, basketId, shopId, shop, timer } = visit
  const { courierCode } = shop
  const total = await timer('courier', () => choose(browser, { basketId, shopId, courierCode }))

  return { ...visit, total }
}

type Destination = { address?: Address }

/** From a signed handoff to a basket that can be ordered. */
export async function fillBasket(shop: Shop, token: string, { address, ...options }: Options & Destination = {}) {
  const visit = await cross(shop, token, options)
  await saveAddress(visit, address)

  return chooseCourier(visit)
}

/** The same for an item that nobody has tapped: its handoff is signed here, with Ramai's key. */
export async function fillBasketWith(shop: Shop, item: Item, options: Options = {}): Promise<Basket> {
  return fillBasket(shop, await signHandoff(shop, item), options)
}

/** The handoff of an item as Ramai would sign it, but for what is changed. */
export const signHandoff = (
  { issuer, pasar, signingKey, secondsAhead = 0 }: Pick<Shop, 'issuer' | 'pasar' | 'signingKey' | 'secondsAhead'>,
  { sku, price, promo }: Item,
  changes: Partial<MintHandoff> = {},
) =>
  mintHandoff({
    issuer,
    audience: pasar.origin,
    now: new Date(Date.now() + 1000 * secondsAhead),
    signingKey,
    sku,
    promo,
    quantity: 1,
    seen: { amount: price, currency: 'IDR' },
    ...changes,
  })

/**
 * Holds the stock and opens the payment; gives the number of the order.
 * @throws {Refused}
 */
export async function placeOrder({ browser, basketId, total, timer }: Basket): Promise<string> {
  const headers = fromAnyAddress()

  return (await timer('order', () => order(browser, { basketId, total }, headers))).orderId
}

/** Pays at Kasir, by its simulation, and waits until the order says that it is paid. */
export async function pay({ shop, browser, timer }: Visit, orderId: string) {
  await timer('pay', async () => {
    await simulate(shop.kasir, `transactions/${orderId}-1/select`, { method: 'other_qris' })
    await simulate(shop.kasir, `transactions/${orderId}-1/pay`)
  })
  await timer('paid', () => untilPaid(browser, orderId))
}
