import type { SigningKey } from '@jembatan/contract/handoff'
import type { Database } from '@/db/connect'
import { getOfferedVariantOrThrow } from '../promotion/get-promoted-variant'
import type { PromotionRef } from '../promotion/promotion'
import type { Shop } from '../shop/shops'
import { signDeparture } from './sign-departure'

export type StartHandoff = PromotionRef & {
  db: Database
  shops: Shop[]
  /** Ramai's own public origin: who says it. The shop's is to whom. */
  issuer: string
  signingKey: SigningKey
  now: Date
}

/**
 * Signs one intent to buy what a promotion offers, and says where the browser takes it.
 * It is told nothing about the viewer, so it cannot pass anything on.
 * @throws {PromotionUnknown} when the shop's catalogue does not list the promotion, {PromotionSoldOut} when nothing is
 * left of what it sells; then nothing is minted.
 */
export async function startHandoff({ issuer, signingKey, now, ...promotion }: StartHandoff) {
  const { db, promoId } = promotion
  const { sku, price, shop } = await getOfferedVariantOrThrow(promotion)

  return signDeparture(db, { shop, audience: shop.origin, sku, price, promoId, issuer, signingKey, issuedAt: now, now })
}
