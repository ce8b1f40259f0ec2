import { writeFile } from 'node:fs/promises'
import { fillBasketWith, placeOrder } from '@jembatan/buyer/http-buyer'
import { pickItem } from '@jembatan/buyer/shop'
import { openDatabase } from '../dev/postgres/open-database'
import { freePort } from '../dev/systems/ports'
import { dim, printLine, step } from '../dev/terminal/progress.mjs'
import { readArguments } from '../dev/terminal/read-arguments'
import { onStopSignal } from '../dev/terminal/stop-signal'
import { aboutThisRun } from './checkout/about'
import { type Asked, askFor, type Timing } from './feed/ask'
import { fillShop, openShopIn, readModel, type Shop } from './large-history/open-history'
import { printScans, readScans } from './large-history/read-scans'
import { startWebProcesses } from './load/web-processes'
import { fillProducts } from './shop/fill-products'
import { type RegisteredEndpoint, shareWithin } from './shop/own-times'

const OPTIONS = { products: 'value', orders: 'value', seconds: 'value', json: 'value' } as const
/** One fast connection, and a crowd's number. */
const CONNECTIONS = [1, 32]
/** A web process runs for days, so V8 has compiled its code after some thousand runs. */
const WARM_SECONDS = 10
/** Tables that grow with sales and buyers. */
const GROWING = ['products', 'variants', 'reviews', 'search_documents', 'orders', 'order_parcels', 'order_lines']

/**
 * `npm run bench:shop [-- --products 50000 --orders 1000000]`: the cost of the shop's pages with
 * many products and many orders of one line each. Prints the tables that were scanned whole, and
 * the plans of all statements.
 */
export default async function benchShop(args: string[]) {
  const { values } = readArguments(args, { name: 'npm run bench:shop --', options: OPTIONS })
  const [products, orders] = [Number(values.products ?? 50_000), Number(values.orders ?? 1_000_000)]
  const seconds = Number(values.seconds ?? 8)
  const stop = onStopSignal()
  let shop = await openShopIn('bench-shop', stop.signal)
  try {
    const model = await step('Buying the order that is copied', () => readModel(shop.bench))
    shop = await fillShop(shop, { model, orders })
    await step(`Writing ${products} products with their reviews`, () => fill(shop, products))
    const measured = await measure(shop, seconds, stop.signal)
    const asked = await listAsked(shop)
    const scans = await readScans(shop.bench.pasar.databaseUrl, async () => {
      for (const one of asked) await askFor(shop.bench.pasar.origin, one, { connections: 4, seconds: 2 })
    })
    const about = await aboutThisRun(shop.bench)

    printLine(`\n  Among ${products} products and ${orders} orders`)
    printMeasured(measured)
    for (const line of about) printLine(dim(`  ${line}`))
    printScans(scans, ...GROWING)
    if (values.json) await writeFile(values.json, `${JSON.stringify({ about, measured, scans }, null, 2)}\n`)
  } finally {
    await shop.close()
  }
}

async function fill({ bench }: Shop, products: number) {
  const sql = openDatabase(bench.pasar.databaseUrl)
  await fillProducts(sql, products)
  await sql.end()
}

type Measured = { name: string; ten: number; twentyFive: number } & Timing

async function listAsked({ bench }: Shop): Promise<(Asked & { name: string })[]> {
  const basket = await fillBasketWith(bench, pickItem(bench))
  const order = await placeOrder(basket)
  const cookie = basket.browser.cookieHeader

  return [
    { name: 'product page', path: '/products/senja-kopi' },
    { name: 'product page, earlier reviews', path: '/products/ayu-serum?reviews=200' },
    { name: 'order page', path: `/orders/${order}`, cookie },
    { name: 'front page', path: '/' },
    { name: 'search for a word', path: '/search?q=kopi' },
    { name: 'search for two words', path: '/search?q=buku+garis' },
    { name: 'misspelt search', path: '/search?q=mangkok' },
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

/** Measures a second web process, which has no other clients and exposes its figures. */
async function measure(shop: Shop, seconds: number, signal: AbortSignal): Promise<Measured[]> {
  const { environments } = shop.running
  const endpoint: RegisteredEndpoint = {
    address: `127.0.0.1:${await freePort()}`,
    key: environments.pasar.PASAR_METRICS_KEY ?? '',
  }
  const processes = await startWebProcesses(shop.running, 2, { PASAR_METRICS_ADDRESS: endpoint.address })
  const origin = processes.origins[1] ?? ''
  const measured: Measured[] = []
  try {
    for (const { name, ...asked } of await listAsked(shop)) {
      signal.throwIfAborted()
      await askFor(origin, asked, { connections: 4, seconds: WARM_SECONDS })
      for (const connections of CONNECTIONS)
        measured.push(
          await step(`${name}, ${connections} at a time`, async () => ({
            name,
            ...(await shareWithin(endpoint, () => askFor(origin, asked, { connections, seconds }))),
          })),
        )
    }
  } finally {
    await processes.stop()
  }

  return measured
}

function printMeasured(measured: Measured[]) {
  console.table(
    measured.map(({ name, connections, perSecond, p50, p95, bytes, ten, twentyFive }) => ({
      asked: name,
      'at a time': connections,
      'p50 ms': p50.toFixed(1),
      'p95 ms': p95.toFixed(1),
      'own ≤ 10 ms': `${(100 * ten).toFixed(1)} %`,
      'own ≤ 25 ms': `${(100 * twentyFive).toFixed(1)} %`,
      'a second': Math.round(perSecond),
      kB: (bytes / 1000).toFixed(0),
    })),
  )
}
