import { count, eq } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { reviews } from '@/db/schema'

export const STARS = [5, 4, 3, 2, 1] as const

/** How many reviews of a product give how many stars, the most stars first. */
export async function countStars(db: Lagging, productId: string): Promise<{ stars: number; reviews: number }[]> {
  const rows = await db
    .select({ stars: reviews.stars, reviews: count() })
    .from(reviews)
    .where(eq(reviews.productId, productId))
    .groupBy(reviews.stars)

  return STARS.map((stars) => ({ stars, reviews: rows.find((row) => row.stars === stars)?.reviews ?? 0 }))
}
