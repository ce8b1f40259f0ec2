import { fillBasketWith, placeOrder } from '@jembatan/buyer/http-buyer'
import { pickItem } from '@jembatan/buyer/shop'
import { openDatabase } from '../dev/postgres/open-database'
import { printLine, step } from '../dev/terminal/progress.mjs'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { aboutShop } from './checkout/money'
import { askForAll, type PageRequest, printTimings, timeAll } from './feed/ask'
import { bench } from './harness/bench'
import { fillShop, openShopIn, readModel, type Shop } from './large-history/open-history'
import { printScans, readScans } from './large-history/read-scans'
import { fillProducts } from './shop/fill-products'

/** Tables that grow with sales and buyers. */
const GROWING = ['products', 'variants', 'reviews', 'search_documents', 'orders', 'order_parcels', 'order_lines']

/**
 * `npm run bench:shop [-- --products 50000 --orders 1000000 --seconds 8]`: the cost of the shop's
 * pages with many products and many orders of one line each. Prints the tables that were scanned
 * whole, and the statements that scan a table that grows.
 */
export default bench({
  name: 'shop',
  options: { products: 50_000, orders: 1_000_000, seconds: 8 },
  measure: async ({ products, orders, seconds }) => {
    const { signal } = onStopSignal()
    let shop = await openShopIn('bench-shop', signal)
    try {
      const model = await step('Buying the order that is copied', () => readModel(shop.bench))
      shop = await fillShop(shop, { model, orders })
      await step(`Writing ${products} products with their reviews`, () => fill(shop, products))
      const { origin, databaseUrl } = shop.bench.pasar
      const requests = await listRequests(shop)
      const timings = await timeAll(origin, requests, { seconds, signal })
      const scans = await readScans({ Pasar: databaseUrl }, () => askForAll(origin, requests))

      return {
        about: await aboutShop(shop.bench),
        timings,
        scans,
        print: () => {
          printLine(`\n  Among ${products} products and ${orders} orders`)
          printTimings(timings)
          printScans('Pasar', scans.Pasar, GROWING)
        },
      }
    } finally {
      await shop.close()
    }
  },
})

async function fill({ bench: { pasar } }: Shop, products: number) {
  const sql = openDatabase(pasar.databaseUrl)
  await fillProducts(sql, products)
  await sql.end()
}

async function listRequests({ bench }: Shop): Promise<PageRequest[]> {
  const basket = await fillBasketWith(bench, pickItem(bench))
  const order = await placeOrder(basket)
  const cookie = basket.browser.cookieHeader

  return [
    { name: 'product page', path: '/products/senja-kopi' },
    { name: 'product page, earlier reviews', path: '/products/ayu-serum?reviews=5-200' },
    { name: 'order page', path: `/orders/${order}`, cookie },
    { name: 'front page', path: '/' },
    { name: 'search for a word', path: '/search?q=kopi' },
    { name: 'search for two words', path: '/search?q=buku+garis' },
    { name: 'misspelt search', path: '/search?q=mankuk' },
    {
      name: 'search by price, city, rating and stock',
      path: '/search?q=keramik&city=Makassar&max=200000&rating=4&stock=1',
    },
    { name: 'search, cheapest first', path: '/search?q=kayu&sort=cheapest' },
    { name: 'category', path: '/categories/kitchen' },
    { name: 'shop', path: '/shops/griya-kriya' },
    { name: 'suggestions', path: `/api/trpc/catalogue.suggest?input=${encodeURIComponent('{"typed":"ko"}')}` },
  ]
}
