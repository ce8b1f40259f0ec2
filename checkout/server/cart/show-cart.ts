import { builtOnce } from '@jembatan/platform/prepare-statements'
import { count, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cartLines, products, shops, variants } from '@/db/schema'
import { isOrderable, priceLine, type QuotedLine } from '../basket/price-line'
import { ORDER_AT_MOST } from '../basket/quote-basket'
import type { Context } from '../context'

export type CartShop = { id: string; name: string; city: string }

export type CartLine = QuotedLine & {
  /** Included in the checkout; never true for items that cannot be sold. */
  selected: boolean
}

export type Cart = {
  shops: (CartShop & { lines: [CartLine, ...CartLine[]] })[]
  /** All lines, and those that can be sold. */
  lines: number
  sellable: number
  chosen: Chosen
  /** Maximum rupiah of an order, and so of the selection. */
  orderAtMost: number
}

/** The selection: lines, pieces, and rupiah without shipping and fees. */
export type Chosen = { lines: number; pieces: number; amount: number }

const EMPTY: Cart = {
  shops: [],
  lines: 0,
  sellable: 0,
  chosen: { lines: 0, pieces: 0, amount: 0 },
  orderAtMost: ORDER_AT_MOST,
}

/**
 * Returns the cart at today's prices and stock, by shop; the shop of the last addition comes first.
 */
export async function showCart({ db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>): Promise<Cart> {
  if (!sessionHash) return EMPTY
  const rows = await db
    .select({ line: cartLines, variant: variants, product: products, shop: shops })
    .from(cartLines)
    .innerJoin(variants, eq(variants.sku, cartLines.sku))
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(shops, eq(shops.id, products.shopId))
    .where(eq(cartLines.sessionHash, sessionHash))
    .orderBy(
      sql`max(${cartLines.addedAt}) over (partition by ${shops.id}) desc`,
      shops.id,
      products.position,
      variants.position,
    )
  const lines = rows.map(({ shop, line, ...row }) => ({
    shop,
    line: toCartLine(priceLine({ ...row, line: { ...line, confirmedAmount: null } }), line.selected),
  }))

  return {
    shops: byShop(lines),
    lines: lines.length,
    sellable: lines.filter(({ line }) => isOrderable(line)).length,
    chosen: addUpChosen(lines.map(({ line }) => line)),
    orderAtMost: ORDER_AT_MOST,
  }
}

const toCartLine = (line: QuotedLine, selected: boolean): CartLine => ({
  ...line,
  selected: selected && isOrderable(line),
})

function byShop(lines: { shop: CartShop; line: CartLine }[]): Cart['shops'] {
  const rows = new Map<string, Cart['shops'][number]>()
  for (const { shop, line } of lines) {
    const quotedShops = rows.get(shop.id)
    if (quotedShops) quotedShops.lines.push(line)
    else rows.set(shop.id, { id: shop.id, name: shop.name, city: shop.city, lines: [line] })
  }

  return [...rows.values()]
}

/** Sums the selection in rupiah. */
export const addUpChosen = (lines: Pick<CartLine, 'selected' | 'unitPrice' | 'quantity'>[]): Chosen =>
  lines
    .filter(({ selected }) => selected)
    .reduce(
      (sum, { unitPrice, quantity }) => ({
        lines: sum.lines + 1,
        pieces: sum.pieces + quantity,
        amount: sum.amount + unitPrice * quantity,
      }),
      EMPTY.chosen,
    )

/**
 * Returns the number of lines for the header of each page: a primary key look-up, or no query
 * without a session.
 */
export async function countCart({ db, sessionHash }: Pick<Context, 'db' | 'sessionHash'>) {
  if (!sessionHash) return 0
  const [cart] = await linesOf(db).execute({ sessionHash })

  return cart?.lines ?? 0
}

const linesOf = builtOnce((db: Connection) =>
  db
    .select({ lines: count() })
    .from(cartLines)
    .where(eq(cartLines.sessionHash, sql.placeholder('sessionHash')))
    .prepare('count_cart'),
)
