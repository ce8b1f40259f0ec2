import { HANDOFF } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import type { Context } from '../context'
import { getOfferedVariantOrThrow } from '../promotion/get-promoted-variant'
import type { PromotionRef } from '../promotion/promotion'

/**
 * The same way out without a signature, to compare: the item's own address in the shop, for anybody and as often as
 * they like. It carries no price seen and no promotion, so it counts for none.
 * @throws {PromotionUnknown} when the shop's catalogue does not list the promotion, {PromotionSoldOut} when nothing is
 * left of what it sells.
 */
export async function leaveByPlainLink({ db, shops, now }: Pick<Context, 'db' | 'now' | 'shops'>, ref: PromotionRef) {
  const { sku, shop } = await getOfferedVariantOrThrow({ db, shops, shop: ref.shop, promoId: ref.promoId })
  const path = `/buy/${sku}:1`
  await recordEvent(db, {
    kind: 'plain_link_followed',
    detail: { shop: shop.id, crossing: { ...HANDOFF, verdict: 'passed' }, message: { method: 'GET', path } },
    at: now,
  })

  return { location: `${shop.origin}${path}` }
}
