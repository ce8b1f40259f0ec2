import { isDatabaseAway } from '@jembatan/platform/database-away'
import { sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import type { Category } from '@/db/schema'
import type { Context } from '../context'
import { rememberBriefly } from '../remember-briefly'
import { type FrontVoucher, selectVouchers } from '../voucher/select-vouchers'
import { type ListedProduct, type ListedRow, listedColumns, toListed } from './listed-product'
import { type ShopCounts, shopCounts } from './show-shop'

export type Related = {
  shop: ShopCounts
  /** Vouchers that count for the product. */
  vouchers: FrontVoucher[]
  /** The best-selling other goods of its category. */
  similar: ListedProduct[]
}

type ShowRelated = { productId: string; shopId: string; category: Category }

type Row = { of_shop: ShopCounts; vouchers: FrontVoucher[] } & (ListedRow | { id: null })

const MOST_SIMILAR = 6
const MOST_VOUCHERS = 6

/** A change appears after this long at most. */
const related = rememberBriefly<Related>({ milliseconds: 10_000, most: 500 })

/** `showRelated` from this process's memory, which is the same for everybody. */
export const cachedRelated = (ctx: { lagging: Lagging } & Pick<Context, 'readNow'>, of: ShowRelated) =>
  related(of.productId, () => showRelated(ctx, of))

/**
 * Returns what a product's page shows beside the product, by one statement. There are no vouchers
 * without the time, which a demo stores on the primary.
 */
export async function showRelated(
  { lagging: db, readNow }: { lagging: Lagging } & Pick<Context, 'readNow'>,
  { productId, shopId, category }: ShowRelated,
): Promise<Related> {
  const now = await readNow().catch(nullWhileAway)
  const rows = await db.execute<Row>(sql`
    select to_jsonb(of_shop) as of_shop,
      (select coalesce(jsonb_agg(to_jsonb(usable)), '[]')
        from (${selectVouchers({ now, within: { shopId, category } })} limit ${MOST_VOUCHERS}) usable) as vouchers,
      ${listedColumns}
    from ${shopCounts(sql`${shopId}`)} of_shop
    left join (
      select * from products where category = ${category} and not delisted and id <> ${productId}
      order by sold desc, id desc limit ${MOST_SIMILAR}
    ) products on true
    left join variants first on first.product_id = products.id and first.position = 0
    left join shops on shops.id = products.shop_id
    order by products.sold desc, products.id desc`)
  const [first] = rows
  if (!first) throw new Error('a shop without counts')

  return {
    shop: first.of_shop,
    vouchers: first.vouchers,
    similar: rows.flatMap((row) => (row.id === null ? [] : [toListed(row)])),
  }
}

function nullWhileAway(error: unknown) {
  if (isDatabaseAway(error)) return null
  throw error
}
