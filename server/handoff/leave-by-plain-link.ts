import { HANDOFF } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import type { Context } from '../context'
import { getOfferedVariantOrThrow } from '../promotion/get-promoted-variant'
import type { PromotionRef } from '../promotion/promotion'

/**
 * Leaves without a signature, for comparison: by the product's own address, which anybody can use
 * any number of times. It carries no displayed price and no promotion, so it is not counted.
 * @throws {PromotionUnknown} when the shop's catalogue does not list the promotion,
 * {PromotionSoldOut} when the product is sold out.
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
