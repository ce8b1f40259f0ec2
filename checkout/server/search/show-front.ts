import { isDatabaseAway } from '@jembatan/platform/database-away'
import { sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { CATEGORIES, type Category } from '@/db/schema'
import { listShops } from '../catalogue/list-places'
import { type ListedProduct, type ListedRow, listedColumns, toListed } from '../catalogue/listed-product'
import type { Context } from '../context'
import { type FrontVoucher, selectVouchers } from '../voucher/select-vouchers'
import { readList } from './read-list'

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

/** Lists vouchers that everybody may use now. */
const listFrontVouchers = async (db: Lagging, now: Date): Promise<FrontVoucher[]> =>
  db.execute<FrontVoucher>(sql`${selectVouchers({ now })} limit ${MOST_VOUCHERS}`)
