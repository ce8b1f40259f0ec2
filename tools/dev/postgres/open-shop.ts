import { readFile } from 'node:fs/promises'
import { addressIn } from '@jembatan/buyer/checkout'
import { AREA } from '@jembatan/buyer/person'
import type { Item, Shop } from '@jembatan/buyer/shop'
import { parseSigningKey } from '@jembatan/contract/handoff'
import type { Settings } from '../systems/settings'
import type { EachSystem } from '../systems/systems'
import { openDatabase } from './open-database'

const COURIER_KIND = 'regular'

type Open = {
  environments: EachSystem<Settings>
  /** Offers only products with at least this stock. */
  minimumStock?: number
}

/** Reads the offers, an address and a courier from Pasar's database, and Ramai's signing key. */
export async function openShop({ environments: { ramai, pasar, kasir }, minimumStock = 0 }: Open): Promise<Shop> {
  const sql = openDatabase(pasar.PASAR_DATABASE_URL)
  const items = await sql<Item[]>`
    select distinct on (product_id) promos.sku, promos.id as promo, price
    from promos join variants using (sku) where available >= ${minimumStock} order by product_id, promos.id`
  const sellers = await sql<{ sku: string; shop_id: string }[]>`
    select sku, shop_id from variants join products on products.id = product_id`
  const [area] = await sql`select id from areas where village = ${AREA}`
  const [courier] = await sql`select code from couriers where kind = ${COURIER_KIND} order by position limit 1`
  await sql.end()
  if (items.length === 0) throw new Error("Everything is out of stock: run 'npm run reset' and try again.")

  return {
    issuer: ramai.RAMAI_ORIGIN ?? '',
    signingKey: await parseSigningKey(JSON.parse(await readFile(ramai.RAMAI_SIGNING_KEY_FILE ?? '', 'utf8'))),
    pasar: { origin: pasar.PASAR_ORIGIN ?? '', databaseUrl: pasar.PASAR_DATABASE_URL ?? '' },
    kasir: {
      origin: kasir.KASIR_ORIGIN ?? '',
      databaseUrl: kasir.KASIR_DATABASE_URL ?? '',
      simulationKey: kasir.KASIR_SIMULATION_KEY ?? '',
    },
    items: [...items],
    sellers: new Map(sellers.map(({ sku, shop_id }) => [sku, shop_id])),
    address: addressIn(area?.id),
    courierCode: courier?.code,
  }
}
