import { DomainError } from '@jembatan/platform/errors'
import { and, eq, sql } from 'drizzle-orm'
import { catalogueProducts, cataloguePromos, catalogueVariants, hiddenPosts, hiddenSellers, posts } from '@/db/schema'
import type { MemberContext } from '../context'
import { ofPromo, ofVariant } from '../feed/feed-post'

export type Hide = { postId: string; on: boolean }

type Ctx = Pick<MemberContext, 'db' | 'memberId' | 'now'>

/** "Tidak tertarik": hides this post only, and infers nothing about others. */
export async function hidePost({ db, memberId, now }: Ctx, { postId, on }: Hide) {
  if (on)
    await db.execute(sql`
      insert into ${hiddenPosts} (member_id, post_id, at)
      select ${memberId}, id, ${now.toISOString()}::timestamptz from ${posts} where id = ${postId} on conflict do nothing`)
  else await db.delete(hiddenPosts).where(and(eq(hiddenPosts.memberId, memberId), eq(hiddenPosts.postId, postId)))
}

/** Hides all ads of this ad's seller from this member. @throws {DomainError} `seller_unknown` */
export async function hideSeller({ db, memberId, now: at }: Ctx, { postId, on }: Hide) {
  const [seller] = await db
    .select({ shop: catalogueProducts.shop, sellerId: catalogueProducts.sellerId })
    .from(posts)
    .innerJoin(cataloguePromos, and(eq(cataloguePromos.shop, posts.shop), eq(cataloguePromos.id, posts.promoId)))
    .innerJoin(catalogueVariants, ofPromo)
    .innerJoin(catalogueProducts, ofVariant)
    .where(eq(posts.id, postId))
  if (!seller) throw new DomainError('not_found', 'seller_unknown', `The post ${postId} is no ad of any seller.`)

  if (on)
    await db
      .insert(hiddenSellers)
      .values({ memberId, ...seller, at })
      .onConflictDoNothing()
  else
    await db
      .delete(hiddenSellers)
      .where(
        and(
          eq(hiddenSellers.memberId, memberId),
          eq(hiddenSellers.shop, seller.shop),
          eq(hiddenSellers.sellerId, seller.sellerId),
        ),
      )
}
