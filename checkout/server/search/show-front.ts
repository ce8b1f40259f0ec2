import { isDatabaseAway } from '@jembatan/platform/database-away'
import { sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { CATEGORIES, type Category } from '@/db/schema'
import { listShops } from '../catalogue/list-places'
import { type ListedProduct, type ListedRow, listedColumns, toListed } from '../catalogue/listed-product'
import type { Context } from '../context'
import { readList } from './read-list'

export type FrontVoucher = {
  code: string
  kind: 'shop' | 'platform' | 'shipping'
  shop: { id: string; name: string } | null
  category: Category | null
  amount: number | null
  percent: number | null
  most: number | null
  minimum: number
  /** ISO 8601. */
  endsAt: string
}

export type Front = {
  offers: ListedProduct[]
  best: ListedProduct[]
  vouchers: FrontVoucher[]
  /** From this price on, a voucher pays for the shipping; null without one. */
  freeShippingFrom: number | null
  shops: Awaited<ReturnType<typeof listShops>>
  categories: readonly Category[]
}

const MOST_BEST = 12
const MOST_OFFERS = 8
const MOST_VOUCHERS = 8

type ShowFront = { lagging: Lagging } & Pick<Context, 'readNow'>

/**
 * Returns what the front page shows to everybody. There are no vouchers without the time, which a
 * demo stores on the primary.
 */
export async function showFront({ lagging: db, readNow }: ShowFront): Promise<Front> {
  const [best, offers, vouchers, shops] = await Promise.all([
    readList(db, { within: {}, filters: {}, limit: MOST_BEST }),
    listOffers(db),
    readNow().then((now) => listFrontVouchers(db, now), noneWhileAway),
    listShops(db),
  ])

  const paying = vouchers.filter(({ kind, percent }) => kind === 'shipping' && percent === 100)
  const freeShippingFrom = paying.length > 0 ? Math.min(...paying.map(({ minimum }) => minimum)) : null

  return { best: best.rows.map(toListed), offers, vouchers, freeShippingFrom, shops, categories: CATEGORIES }
}

function noneWhileAway(error: unknown): FrontVoucher[] {
  if (isDatabaseAway(error)) return []
  throw error
}

/**
 * Discounts are looked up for this many best sellers: a scan of all products would grow with them.
 */
const SEARCHED_FOR_OFFERS = 500

/** The best-selling goods in stock below their previous price. */
async function listOffers(db: Lagging): Promise<ListedProduct[]> {
  const rows = await db.execute<ListedRow>(sql`
    select ${listedColumns} from (
      select * from products where not delisted order by sold desc, id desc limit ${SEARCHED_FOR_OFFERS}
    ) products
    join variants first on first.product_id = products.id and first.position = 0
    join shops on shops.id = products.shop_id
    where first.compare_at > first.price and first.available > 0
    order by products.sold desc, products.id desc limit ${MOST_OFFERS}`)

  return rows.map(toListed)
}

/** Vouchers that everybody may use now: those for shipping first, then those of Pasar. */
async function listFrontVouchers(db: Lagging, now: Date): Promise<FrontVoucher[]> {
  const at = sql`${now.toISOString()}::timestamptz`

  return db.execute<FrontVoucher>(sql`
    select code, kind, category, amount, percent, most, minimum, to_json(ends_at) #>> '{}' as "endsAt",
      case when shops.id is not null then json_build_object('id', shops.id, 'name', shops.name) end as shop
    from vouchers left join shops on shops.id = vouchers.shop_id and shops.importing_since is null
    where listed and vouchers.importing_since is null and taken < quota and starts_at <= ${at} and ends_at > ${at}
      and shops.closed_at is null and (vouchers.shop_id is null) = (shops.id is null)
    order by array_position(array['shipping', 'platform', 'shop'], kind::text), minimum, code limit ${MOST_VOUCHERS}`)
}
