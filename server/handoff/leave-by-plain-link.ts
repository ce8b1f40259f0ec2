import type { Database } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { getPromotedVariantOrThrow } from '../promotion/get-promoted-variant'
import type { PromotionRef } from '../promotion/promotion'
import type { Shop } from '../shop/shops'

export type LeaveByPlainLink = PromotionRef & { db: Database; shops: Shop[]; now: Date }

/**
 * The same way out without a signature, to compare: the item's own address in the shop, for anybody and as often as
 * they like. It carries no price seen and no promotion, so it counts for none.
 * @throws {PromotionUnknown} when the shop's catalogue does not list the promotion.
 */
export async function leaveByPlainLink({ now, ...promotion }: LeaveByPlainLink) {
  const { sku, shop } = await getPromotedVariantOrThrow(promotion)
  await promotion.db
    .insert(auditEvents)
    .values({ at: now, kind: 'plain_link.followed', detail: { shop: shop.id, sku, quantity: 1 } })

  return { location: `${shop.origin}/buy/${sku}:1` }
}
