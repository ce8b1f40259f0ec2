import { and, asc, countDistinct, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type BlockReason, productBlocks, products, shops, variants } from '@/db/schema'

const ON_A_PAGE = 50

export type BlockedGood = {
  id: string
  sku: string
  name: { id: string; en: string }
  media: string
  blocks: { reason: BlockReason; detail: string }[]
}

/** Lists the shops with blocked goods, or one shop, with the counts by reason. */
export async function listBlockedShops({ db }: { db: Connection }, { shopId }: Partial<OfShop> = {}) {
  const rows = await db
    .select({
      id: shops.id,
      name: shops.name,
      reason: productBlocks.reason,
      goods: countDistinct(productBlocks.productId),
    })
    .from(productBlocks)
    .innerJoin(products, eq(products.id, productBlocks.productId))
    .innerJoin(shops, eq(shops.id, products.shopId))
    .where(shopId === undefined ? undefined : eq(shops.id, shopId))
    .groupBy(sql`grouping sets ((${shops.id}, ${shops.name}, ${productBlocks.reason}), (${shops.id}, ${shops.name}))`)
    .orderBy(asc(shops.name), asc(shops.id), asc(productBlocks.reason))
  // The row without a reason counts products: one product may have several reasons.
  const isSum = (row: (typeof rows)[number]) => row.reason === null

  return rows.filter(isSum).map(({ id, name, goods }) => ({
    id,
    name,
    goods,
    reasons: rows.filter((row) => row.id === id && !isSum(row)).map(({ reason, goods }) => ({ reason, goods })),
  }))
}

type OfShop = { shopId: string; after?: string; most?: number }

/**
 * Lists one shop's blocked goods by id, with all their reasons; `next` is the cursor of the next
 * page.
 */
export async function listBlockedGoods({ db }: { db: Connection }, { shopId, after = '', most = ON_A_PAGE }: OfShop) {
  const rows = await db
    .selectDistinct({ id: products.id })
    .from(products)
    .innerJoin(productBlocks, eq(productBlocks.productId, products.id))
    .where(and(eq(products.shopId, shopId), gt(products.id, after)))
    .orderBy(asc(products.id))
    .limit(most + 1)
  const ids = rows.slice(0, most).map(({ id }) => id)

  return { goods: await describe(db, ids), next: rows.length > most ? (ids.at(-1) ?? null) : null }
}

async function describe(db: Connection, ids: string[]): Promise<BlockedGood[]> {
  if (ids.length === 0) return []

  return db
    .select({
      id: products.id,
      name: { id: products.nameId, en: products.nameEn },
      media: products.media,
      sku: sql<string>`min(${variants.sku})`,
      blocks: sql<BlockedGood['blocks']>`(
        select json_agg(json_build_object('reason', reason, 'detail', detail) order by reason, detail)
        from product_blocks where product_id = ${products.id})`,
    })
    .from(products)
    .innerJoin(variants, eq(variants.productId, products.id))
    .where(inArray(products.id, ids))
    .groupBy(products.id)
    .orderBy(asc(products.id))
}
