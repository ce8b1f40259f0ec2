import { and, desc, eq, sql } from 'drizzle-orm'
import { basketLines, baskets, products, variants } from '@/db/schema'
import type { Context } from '../context'
import { priceLine, type QuotedLine } from './price-line'

type OpenBasketRow =
  | ('name' | 'label' | 'media' | 'unitPrice' | 'delisted' | 'shopClosed')
  | ('quantity' | 'requestedQuantity' | 'available')

/** At today's price and stock. */
export type OpenBasket = Pick<QuotedLine, OpenBasketRow> & {
  basketId: string
  /** True when a social app handed it over. */
  handedOver: boolean
}

export const MOST_SHOWN = 20

/** `count` covers all baskets; `baskets` holds the newest. */
type OpenBaskets = { baskets: OpenBasket[]; count: number }

/** Open buy-now and handed-over baskets of a session. */
export const besideTheCart = (sessionHash: string) =>
  and(eq(baskets.sessionHash, sessionHash), eq(baskets.state, 'open'), eq(baskets.fromCart, false))

export async function listOpenBaskets({ db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>): Promise<OpenBaskets> {
  if (!sessionHash) return { baskets: [], count: 0 }
  const rows = await db
    .select({
      basketId: baskets.id,
      issuer: baskets.issuer,
      line: basketLines,
      variant: variants,
      product: products,
      count: sql<number>`(count(*) over ())::int`,
    })
    .from(baskets)
    .innerJoin(basketLines, eq(basketLines.basketId, baskets.id))
    .innerJoin(variants, eq(variants.sku, basketLines.sku))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(besideTheCart(sessionHash))
    .orderBy(desc(baskets.createdAt))
    .limit(MOST_SHOWN)

  return {
    baskets: rows.map(({ basketId, issuer, line, variant, product }) => ({
      basketId,
      ...priceLine({ line, variant, product }),
      handedOver: issuer !== null,
    })),
    count: rows[0]?.count ?? 0,
  }
}
