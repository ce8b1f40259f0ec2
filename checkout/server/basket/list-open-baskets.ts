import { and, desc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { basketLines, baskets, products, variants } from '@/db/schema'
import { priceLine, type QuotedLine } from './price-line'

type Shown =
  | ('name' | 'label' | 'media' | 'unitPrice' | 'delisted' | 'shopClosed')
  | ('quantity' | 'askedQuantity' | 'available')

/** At today's price and stock. */
export type OpenBasket = Pick<QuotedLine, Shown> & {
  basketId: string
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
    ...priceLine({ line, variant, product }),
    handedOver: issuer !== null,
  }))
}
