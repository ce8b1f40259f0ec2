import { sql } from 'drizzle-orm'
import { catalogueProducts, cataloguePromos, catalogueVariants, hiddenPosts, hiddenSellers, posts } from '@/db/schema'

/**
 * Whether a member has hidden a post, by itself or with its seller: a condition on `posts`. Columns are written out, since
 * drizzle leaves out their table where a statement selects from one alone.
 */
export const isHiddenFrom = (memberId: string) => sql<boolean>`(
  exists (
    select from ${hiddenPosts} hidden where hidden.member_id = ${memberId} and hidden.post_id = ${posts}.id
  ) or exists (
    select from ${cataloguePromos} promo
    join ${catalogueVariants} variant on variant.shop = promo.shop and variant.sku = promo.sku
    join ${catalogueProducts} product on product.shop = variant.shop and product.id = variant.product_id
    join ${hiddenSellers} hidden on hidden.shop = product.shop and hidden.seller_id = product.seller_id
    where promo.shop = ${posts}.shop and promo.id = ${posts}.promo_id and hidden.member_id = ${memberId}
  ))`
