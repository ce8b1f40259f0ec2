import { desc, eq } from 'drizzle-orm'
import { payouts, shops } from '@/db/schema'
import type { Context } from '../context'

const AT_MOST = 100

/** Lists payouts to sellers, unsent ones first. */
export async function listPayouts({ db }: Pick<Context, 'db'>) {
  const rows = await db
    .select({ payout: payouts, shop: shops.name })
    .from(payouts)
    .innerJoin(shops, eq(shops.id, payouts.shopId))
    .orderBy(desc(payouts.createdAt))
    .limit(AT_MOST)

  return rows.map(({ payout: { id, key, orderId, amount, createdAt, sentAt }, shop }) => ({
    id,
    key,
    orderId,
    shop,
    amount,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }))
}
