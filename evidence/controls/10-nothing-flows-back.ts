import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { cancelOrder } from '@jembatan/buyer/order'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import { tablesOf } from '../../tools/dev/postgres/stored-text'
import { openShopOf } from '../world/open-shop'
import type { Audited, World } from '../world/world'
import { cite, permendag } from './cite'
import { type Control, coded, toFinding } from './control'

/** View and departure counters, and Ramai's audit log: none contains the outcome of a purchase. */
const MAY_CHANGE = new Set(['post_views', 'promotion_departures', 'audit_events', 'audit_head'])

const ENDS = ['paid', 'cancelled', 'paid, then refunded'] as const

export const nothingFlowsBack: Control = {
  row: 10,
  clauses: cite(permendag('13(3)b', '18(4)b')),
  title: {
    id: 'Pembelian, pembatalan, dan pengembalian dana tidak mengubah apa pun di Ramai',
    en: 'Purchases, cancellations and refunds change nothing in Ramai',
  },
  check: async (world) => {
    const shop = await openShopOf(world)
    const before = await fingerprint(world.ramai)
    const purchases = await Promise.all(ENDS.map((end) => buy(world, shop, end)))
    const orders = purchases.map(({ what }) => what)
    const waysBack = [...new Set(purchases.flatMap(({ ways }) => ways))]
    const after = await fingerprint(world.ramai)
    const changed = [...after].filter(([table, hash]) => before.get(table) !== hash).map(([table]) => table)

    const returnUrl = await returnUrlOf(world.pasar.environment.PASAR_ISSUERS_FILE ?? '', world.ramai.origin)
    return toFinding({
      faults: [
        ...changed.filter((table) => !MAY_CHANGE.has(table)).map((table) => `${table} changed while people bought`),
        ...coded(
          'return_address_carries',
          [returnUrl, ...waysBack]
            .filter((way) => /[?#]/.test(way) || new URL(way).pathname !== new URL(returnUrl).pathname)
            .map((way) => ({ fault: `the way back carries something: ${way}`, values: { way } })),
        ),
      ],
      figure: {
        id: `${orders.length} pesanan, ${after.size} tabel Ramai, ${changed.length} berubah`,
        en: `${orders.length} orders, ${after.size} tables of Ramai, ${changed.length} changed`,
      },
      observations: [
        ...orders,
        ...[...after].map(([table, hash]) => `${table}: ${hash.slice(0, 16)} before and after`),
        `the way back: ${returnUrl}; on the pages of the orders: ${waysBack.join(', ')}`,
      ],
    })
  },
}

async function buy({ ramai }: World, shop: Shop, end: (typeof ENDS)[number]) {
  const item = pickItem(shop)
  const basket = await fillBasketWith(shop, item)
  const orderId = await placeOrder(basket)
  if (end !== 'cancelled') await pay(basket, orderId)
  if (end !== 'paid') await cancelOrder(basket.browser, orderId)
  const { body } = await basket.browser.ask(`/orders/${orderId}`)

  return { what: `an order for ${item.sku}: ${end}`, ways: waysTo(ramai, body) }
}

/** Returns every address on a page that leads to a system. */
const waysTo = ({ origin }: Audited, html: string) =>
  Array.from(html.matchAll(/(?:href|action)="(https?:[^"]+)"/g), ([, way = '']) => way.replaceAll('&amp;', '&')).filter(
    (way) => URL.canParse(way) && new URL(way).origin === origin,
  )

async function fingerprint({ name, databaseUrl }: Audited) {
  const tables = await tablesOf(name, databaseUrl)

  return new Map(
    tables.map(({ name: place, texts }) => [
      place.replace(/^.*, table /, ''),
      createHash('sha256').update(texts.sort().join('\n')).digest('hex'),
    ]),
  )
}

async function returnUrlOf(issuersFile: string, issuer: string): Promise<string> {
  return JSON.parse(await readFile(issuersFile, 'utf8'))[issuer].returnUrl
}
