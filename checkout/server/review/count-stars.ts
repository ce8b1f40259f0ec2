import { builtOnce } from '@jembatan/platform/prepare-statements'
import { count, eq, sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { reviews } from '@/db/schema'

export const STARS = [5, 4, 3, 2, 1] as const

/** How many reviews of a product give how many stars, the most stars first. */
export async function countStars(db: Lagging, productId: string): Promise<{ stars: number; reviews: number }[]> {
  const rows = await starsOf(db).execute({ productId })

  return STARS.map((stars) => ({ stars, reviews: rows.find((row) => row.stars === stars)?.reviews ?? 0 }))
}

const starsOf = builtOnce((db: Lagging) =>
  db
    .select({ stars: reviews.stars, reviews: count() })
    .from(reviews)
    .where(eq(reviews.productId, sql.placeholder('productId')))
    .groupBy(reviews.stars)
    .prepare('count_stars'),
)
