import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { tablesOf } from '../../e2e/leaks'
import { type Control, judge } from '../control'
import { callOff, fillBasket, goShopping, payAtKasir, placeOrder, type Shopping } from '../shopping'
import type { Audited } from '../world'

/** Sums of departures, and what Ramai itself did: neither knows what became of anybody. */
const MAY_CHANGE = new Set(['promotion_departures', 'audit_events', 'audit_head'])

export const nothingFlowsBack: Control = {
  row: 10,
  clauses: { story: 'Permendag 31/2023 Ps. 13(3)b', today: 'Permendag 19/2026 Ps. 18(4)b' },
  title: {
    id: 'Pembelian, pembatalan, dan pengembalian dana tidak mengubah apa pun di Ramai',
    en: 'Purchases, cancellations and refunds change nothing in Ramai',
  },
  check: async (world) => {
    const street = await goShopping(world)
    const before = await fingerprint(world.ramai)
    const bought = [await buy(street, 'paid'), await buy(street, 'cancelled'), await buy(street, 'paid, then refunded')]
    const orders = bought.map(({ what }) => what)
    const waysBack = [...new Set(bought.flatMap(({ ways }) => ways))]
    const after = await fingerprint(world.ramai)
    const changed = [...after].filter(([table, hash]) => before.get(table) !== hash).map(([table]) => table)

    const returnUrl = await returnUrlOf(world.pasar.environment.PASAR_ISSUERS_FILE ?? '', world.ramai.origin)
    return judge({
      faults: [
        ...changed.filter((table) => !MAY_CHANGE.has(table)).map((table) => `${table} changed while people bought`),
        ...[returnUrl, ...waysBack]
          .filter((way) => /[?#]/.test(way) || new URL(way).pathname !== new URL(returnUrl).pathname)
          .map((way) => `the way back carries something: ${way}`),
      ],
      figure: {
        id: `${orders.length} pesanan, ${after.size} tabel Ramai, ${changed.length} berubah`,
        en: `${orders.length} orders, ${after.size} tables of Ramai, ${changed.length} changed`,
      },
      looked: [
        ...orders,
        ...[...after].map(([table, hash]) => `${table}: ${hash.slice(0, 16)} before and after`),
        `the way back: ${returnUrl}; on the pages of the orders: ${waysBack.join(', ')}`,
      ],
    })
  },
}

async function buy(street: Shopping, end: 'paid' | 'cancelled' | 'paid, then refunded') {
  const [item] = street.items
  if (!item) throw new Error('There is nothing to buy.')
  const basket = await fillBasket(street, item)
  const orderId = await placeOrder(basket)
  if (end !== 'cancelled') await payAtKasir(street, basket, orderId)
  if (end !== 'paid') await callOff(basket, orderId)
  const { body } = await basket.browser.ask(`/orders/${orderId}`)

  return { what: `an order for ${item.sku}: ${end}`, ways: waysTo(street.world.ramai, body) }
}

/** Every address on a page that leads to a system. */
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
