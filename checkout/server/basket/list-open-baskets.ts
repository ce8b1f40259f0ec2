import { and, desc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { basketLines, baskets, products, variants } from '@/db/schema'

export type OpenBasket = {
  basketId: string
  name: { id: string; en: string }
  label: { id: string; en: string } | null
  media: string
  quantity: number
  price: number
  /** A social app led to it. */
  handedOver: boolean
}

const MOST_SHOWN = 20

/** The buy-now and handed-over baskets of this browser that became no order yet, newest first. */
export async function listOpenBaskets(db: Connection, sessionHash: string): Promise<OpenBasket[]> {
  const rows = await db
    .select({ basketId: baskets.id, issuer: baskets.issuer, line: basketLines, variant: variants, product: products })
    .from(baskets)
    .innerJoin(basketLines, eq(basketLines.basketId, baskets.id))
    .innerJoin(variants, eq(variants.sku, basketLines.sku))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(baskets.sessionHash, sessionHash), eq(baskets.state, 'open'), eq(baskets.fromCart, false)))
    .orderBy(desc(baskets.createdAt))
    .limit(MOST_SHOWN)

  return rows.map(({ basketId, issuer, line, variant, product }) => ({
    basketId,
    name: { id: product.nameId, en: product.nameEn },
    label: variant.labelId && variant.labelEn ? { id: variant.labelId, en: variant.labelEn } : null,
    media: product.media,
    quantity: line.quantity,
    price: variant.price,
    handedOver: issuer !== null,
  }))
}
