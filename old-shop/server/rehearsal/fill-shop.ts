import type { OldShop } from '@/db/connect'
import { pictures as pictureTable, rehearsals } from '@/db/schema'
import { copyRows, type RowCopy } from './copy-rows'
import { nothingPlanted } from './dirt'
import { drawPictures } from './draw-pictures'
import {
  ANNOUNCED,
  BASKETS,
  type Goods,
  instant,
  MERCHANT_PAPERS,
  MERCHANTS,
  makeMerchants,
  makeProducts,
  makeShoppers,
  makeVouchers,
  PRODUCTS,
  SHOPPERS,
  sizeOf,
  VOUCHERS,
} from './make-goods'
import { BALANCES, INVOICES, makeOrders, ORDER_LINES, ORDERS, PAYMENTS, REFUNDS, REVIEWS_COLUMNS } from './make-orders'

export const FEWEST_ORDERS = 1000
export const MOST_ORDERS = 5_000_000

/** Orders between two waits for the database. */
const BETWEEN_LOOKS = 200

export const SHOP_TABLES = {
  merchants: MERCHANTS,
  merchant_papers: MERCHANT_PAPERS,
  products: PRODUCTS,
  vouchers: VOUCHERS,
  shoppers: SHOPPERS,
  baskets: BASKETS,
  orders: ORDERS,
  order_lines: ORDER_LINES,
  payments: PAYMENTS,
  refunds: REFUNDS,
  invoices: INVOICES,
  reviews: REVIEWS_COLUMNS,
  balances: BALANCES,
}

type FillShop = {
  shop: OldShop
  orders: number
  seed: number
  /** Called regularly with the number of generated orders. */
  onProgress?: (orders: number) => void
}

/**
 * Generates an old shop of so many orders, always the same for one seed, and replaces the existing
 * rows. Memory does not grow with the orders. A killed run leaves no row in `rehearsals`, and the
 * next one begins again.
 */
export async function fillShop({ shop: { db, sql }, orders, seed, onProgress }: FillShop) {
  const size = sizeOf(orders)
  const planted = nothingPlanted()
  const goods: Goods = { names: [], prices: [], vouchers: [] }
  const make = { seed, size, planted }
  await sql.unsafe(`truncate ${[...Object.keys(SHOP_TABLES), 'pictures', 'rehearsals'].join(', ')} restart identity`)
  const pictures = await drawPictures()
  await db.insert(pictureTable).values([...pictures.values()])

  let rows = 0
  const copying = async (tables: (keyof typeof SHOP_TABLES)[], work: (copies: RowCopy[]) => Promise<void>) => {
    const copies = await Promise.all(tables.map((table) => copyRows(sql, table, SHOP_TABLES[table])))
    await work(copies)
    for (const copied of await Promise.all(copies.map(({ end }) => end()))) rows += copied
  }

  await copying(['merchants', 'merchant_papers'], async ([merchants, papers]) => {
    for (const rows of makeMerchants(make)) {
      merchants?.add(rows.merchant)
      for (const paper of rows.papers) papers?.add(paper)
    }
  })
  await copying(['products', 'vouchers'], async ([products, vouchers]) => {
    for (const product of makeProducts({ ...make, pictures }, goods)) products?.add(product)
    for (const voucher of makeVouchers(make, goods)) vouchers?.add(voucher)
  })
  await copying(['shoppers', 'baskets'], async ([shoppers, baskets]) => {
    let count = 0
    for (const { shopper, basket } of makeShoppers(make)) {
      shoppers?.add(shopper)
      if (basket) baskets?.add(basket)
      count += 1
      if (count % BETWEEN_LOOKS === 0) await shoppers?.drained()
    }
  })

  const balanceOf = new Float64Array(size.merchants + 1)
  const tables = ['orders', 'order_lines', 'payments', 'refunds', 'invoices', 'reviews'] as const
  await copying([...tables], async (copies) => {
    const [order, lines, payments, refunds, invoices, reviews] = copies
    let count = 0
    for (const next of makeOrders({ ...make, orders, goods })) {
      order?.add(next.order)
      for (const line of next.lines) lines?.add(line)
      payments?.add(next.payment)
      if (next.refund) refunds?.add(next.refund)
      if (next.invoice) invoices?.add(next.invoice)
      if (next.review) reviews?.add(next.review)
      balanceOf[next.merchant] = (balanceOf[next.merchant] ?? 0) + next.owed
      count += 1
      if (count % BETWEEN_LOOKS !== 0) continue
      onProgress?.(count)
      await Promise.all(copies.map(({ drained }) => drained()))
    }
  })
  await copying(['balances'], async ([balances]) => {
    for (let id = 1; id <= size.merchants; id += 1) balances?.add([id, balanceOf[id] ?? 0, id, instant(ANNOUNCED)])
  })

  await advanceSequences(sql)
  await db.insert(rehearsals).values({ orders, seed, rows, planted, madeAt: new Date() })

  return { orders, rows, planted }
}

/**
 * COPY wrote explicit keys, so the sequences continue after them and the statistics are updated.
 */
async function advanceSequences(sql: OldShop['sql']) {
  for (const table of Object.keys(SHOP_TABLES))
    await sql.unsafe(
      `select setval(pg_get_serial_sequence('${table}', 'id'), coalesce(max(id), 0) + 1, false) from ${table}`,
    )
  await sql.unsafe(`analyze ${Object.keys(SHOP_TABLES).join(', ')}`)
}
