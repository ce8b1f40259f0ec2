import type { SigningKey } from '@jembatan/contract/handoff'
import type { Database } from '@/db/connect'
import { getOfferedVariantOrThrow } from '../promotion/get-promoted-variant'
import type { PromotionRef } from '../promotion/promotion'
import type { Shop } from '../shop/shops'
import { signDeparture } from './sign-departure'

export type StartHandoff = PromotionRef & {
  db: Database
  shops: Shop[]
  /** Ramai's own public origin, as issuer; the audience is the shop's. */
  issuer: string
  signingKey: SigningKey
  now: Date
}

/**
 * Signs one intent to buy a promoted product, and returns the address for the browser. Receives
 * nothing about the viewer, so the token cannot contain it.
 * @throws {PromotionUnknown} when the shop's catalogue does not list the promotion,
 * {PromotionSoldOut} when the product is sold out; no token is then created.
 */
export async function startHandoff({ issuer, signingKey, now, ...promotion }: StartHandoff) {
  const { db, promoId } = promotion
  const { sku, price, shop } = await getOfferedVariantOrThrow(promotion)

  return signDeparture(db, { shop, audience: shop.origin, sku, price, promoId, issuer, signingKey, issuedAt: now, now })
}
