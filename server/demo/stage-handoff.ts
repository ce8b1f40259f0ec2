import type { Database } from '@/db/connect'
import type { Issuer } from '../handoff/issuer'
import { signDeparture } from '../handoff/sign-departure'
import { getPromotedVariantOrThrow } from '../promotion/get-promoted-variant'
import type { PromotionRef } from '../promotion/promotion'
import type { Shop } from '../shop/shops'

type StageHandoff = Issuer &
  PromotionRef & {
    shops: Shop[]
    now: Date
    /** The displayed price in rupiah, to simulate an older catalogue; by default today's. */
    seen?: number
    /** The age of the tap in seconds. */
    secondsAgo?: number
    /** The audience in the token, to simulate another shop than the one that receives it. */
    audience?: string
  }

/**
 * Creates a departure for a scenario. Ramai signs and records it like any other.
 * @throws {PromotionUnknown} when the shop's catalogue does not list the promotion.
 */
export async function stageHandoff(db: Database, { shops, now, secondsAgo = 0, ...departure }: StageHandoff) {
  const { promoId, issuer, signingKey } = departure
  const { sku, price, shop } = await getPromotedVariantOrThrow({ db, shops, shop: departure.shop, promoId })

  return signDeparture(db, {
    shop,
    sku,
    promoId,
    issuer,
    signingKey,
    now,
    audience: departure.audience ?? shop.origin,
    price: departure.seen ?? price,
    issuedAt: new Date(now.getTime() - secondsAgo * 1000),
  })
}
