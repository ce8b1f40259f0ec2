import { asc, isNull } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { shops } from '@/db/schema'

const MOST_SHOPS = 12

/** Lists shops for the front page. */
export const listShops = (db: Lagging) =>
  db
    .select({ id: shops.id, name: shops.name, city: shops.city })
    .from(shops)
    .where(isNull(shops.importingSince))
    .orderBy(asc(shops.name))
    .limit(MOST_SHOPS)

/** Lists the shops' cities, for the filter. */
export const listCities = async (db: Lagging) =>
  (
    await db
      .selectDistinct({ city: shops.city })
      .from(shops)
      .where(isNull(shops.importingSince))
      .orderBy(asc(shops.city))
  ).map(({ city }) => city)
