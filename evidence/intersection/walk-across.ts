import { Browser } from '@jembatan/contract/conformance/browser'
import { decodeJwt } from 'jose'
import { order, pay } from '../../tools/bench/checkout/buyer'
import { mutate } from '../../tools/bench/checkout/trpc'
import type { Shopping } from '../shopping'
import { tap, tokenIn } from '../tap'
import type { Person, Trace } from './person'

const now = <T>(_: string, work: () => Promise<T>) => work()

export type Walked = Trace & { browser: Browser; orderId?: string }

/** Undefined when the shop refused. One person: looks at the feed, taps, is handed over, claims; a buyer gives an address, orders and pays. */
export async function walkAcross(street: Shopping, person: Person, promo: number): Promise<Walked | undefined> {
  const { ramai, pasar } = street.world
  const says = { 'user-agent': person.userAgent, 'x-forwarded-for': person.address }
  await new Browser(ramai.origin, { '__Host-ramai_viewer': person.id }).ask('/', { headers: says })
  const token = tokenIn(await tap(ramai.origin, person, promo))
  if (!token) throw new Error('Ramai let nobody go.')

  const browser = new Browser(pasar.origin, { language: person.language })
  const form = await browser.open(token)
  const claimed = await browser.claim(form, says)
  const basketId = /^\/checkout\/([0-9a-f-]{36})$/.exec(claimed.headers.location ?? '')?.[1]
  if (!basketId) return undefined
  const secrets = { ...cookiesIn(claimed.headers['set-cookie']), basketId, jti: String(decodeJwt(token).jti) }
  if (!person.buys) return { person, secrets, browser }

  const orderId = await buy(street, { person, browser, basketId, cookies: claimed.headers['set-cookie'] })
  return { person, secrets: { ...secrets, orderId }, browser, orderId }
}

type Buying = { person: Person; browser: Browser; basketId: string; cookies?: string[] }

async function buy(street: Shopping, { person, browser, basketId, cookies = [] }: Buying) {
  const { recipient, phone, street: where } = person
  const address = { ...street.address, recipient, phone, street: where }
  await mutate(browser, 'basket.saveAddress', { basketId, address })
  const { courierCode } = street
  const { totals } = await mutate<{ totals: { total: number } }>(browser, 'basket.chooseCourier', {
    basketId,
    courierCode,
  })
  const session = cookies.map((cookie) => cookie.split(';')[0]).join('; ')
  const ready = { browser, session, basketId, total: totals.total }
  const orderId = await order(ready, now)
  await pay(street, ready, orderId, now)

  return orderId
}

/** Every cookie that Pasar gave: session, nonce, whatever it may be. */
const cookiesIn = (cookies: string[] = []) =>
  Object.fromEntries(
    cookies
      .map((cookie) => /^([^=]+)=([^;]*)/.exec(cookie)?.slice(1) ?? [])
      .filter(([, value = '']) => value.length >= 16)
      .map(([name, value]) => [`cookie ${name}`, decodeURIComponent(value ?? '')]),
  )
