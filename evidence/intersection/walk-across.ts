import { tokenIn } from '@jembatan/buyer/feed'
import { chooseCourier, cross, pay, placeOrder, saveAddress, type Visit } from '@jembatan/buyer/http-buyer'
import { Refused } from '@jembatan/buyer/procedures'
import type { Shop } from '@jembatan/buyer/shop'
import { Browser } from '@jembatan/contract/conformance/browser'
import { decodeJwt } from 'jose'
import { tapWithinLimit } from '../world/tap-within-limit'
import type { World } from '../world/world'
import type { Person, Trace } from './person'

export type Walked = Trace & { visit: Visit; orderId?: string }

/**
 * Lets one person look at the feed, tap and claim; a buyer also gives an address, orders and pays.
 * Undefined if the shop refused the claim.
 */
export async function walkAcross(
  { ramai }: World,
  shop: Shop,
  { person, promo }: { person: Person; promo: number },
): Promise<Walked | undefined> {
  const headers = { 'user-agent': person.userAgent, 'x-forwarded-for': person.address }
  await new Browser(ramai.origin, { '__Host-ramai_viewer': person.id }).ask('/', { headers })
  const token = tokenIn(await tapWithinLimit(ramai.origin, person, { promo }))
  if (!token) throw new Error('Ramai refused a tap.')

  const visit = await cross(shop, token, { cookies: { language: person.language }, headers }).catch(unlessRefused)
  if (!visit) return undefined
  const secrets = { ...secretsIn(visit.browser.cookies), basketId: visit.basketId, jti: String(decodeJwt(token).jti) }
  if (!person.buys) return { person, secrets, visit }

  const orderId = await buy(visit, person)
  return { person, secrets: { ...secrets, orderId }, visit, orderId }
}

async function buy(visit: Visit, { recipient, phone, street }: Person) {
  await saveAddress(visit, { ...visit.shop.address, recipient, phone, street })
  const orderId = await placeOrder(await chooseCourier(visit))
  await pay(visit, orderId)

  return orderId
}

function unlessRefused(error: unknown) {
  if (error instanceof Refused) return undefined
  throw error
}

/** Returns every cookie of Pasar that is long enough to identify a person. */
const secretsIn = (cookies: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(cookies)
      .filter(([, value]) => value.length >= 16)
      .map(([name, value]) => [`cookie ${name}`, decodeURIComponent(value)]),
  )
