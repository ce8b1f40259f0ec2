import { readFile } from 'node:fs/promises'
import { parseSigningKey, type SigningKey } from '@jembatan/contract/handoff'
import { openDatabase } from '../../postgres/open-database'
import type { Settings } from '../../systems/settings'
import type { EachSystem } from '../../systems/systems'

/** Something to buy, and the promotion that leads to it. */
export type Item = { sku: string; promo: number; price: number }

/** Where the buyers walk: the systems, and what every one of them needs to know. */
export type Street = {
  issuer: string
  pasar: { origin: string; databaseUrl: string }
  kasir: { origin: string; databaseUrl: string }
  signingKey: SigningKey
  items: Item[]
  address: Record<'recipient' | 'phone' | 'areaId' | 'street' | 'rtRw' | 'landmark' | 'courierNote', string>
  courierCode: string
}

const AREA = 'Cipaganti'
const COURIER_KIND = 'regular'

export async function openStreet({
  environments: { ramai, pasar, kasir },
}: {
  environments: EachSystem<Settings>
}): Promise<Street> {
  const sql = openDatabase(pasar.PASAR_DATABASE_URL)
  const items = await sql<Item[]>`
    select distinct on (product_id) promos.sku, promos.id as promo, price
    from promos join variants using (sku) order by product_id, promos.id`
  const [area] = await sql`select id from areas where village = ${AREA}`
  const [courier] = await sql`select code from couriers where kind = ${COURIER_KIND} order by position limit 1`
  await sql.end()

  return {
    issuer: ramai.RAMAI_ORIGIN ?? '',
    pasar: { origin: pasar.PASAR_ORIGIN ?? '', databaseUrl: pasar.PASAR_DATABASE_URL ?? '' },
    kasir: { origin: kasir.KASIR_ORIGIN ?? '', databaseUrl: kasir.KASIR_DATABASE_URL ?? '' },
    signingKey: await parseSigningKey(JSON.parse(await readFile(ramai.RAMAI_SIGNING_KEY_FILE ?? '', 'utf8'))),
    items: [...items],
    address: {
      recipient: 'Rani Prameswari',
      phone: '0812 3456 7890',
      areaId: area?.id,
      street: 'Jl. Cihampelas 12',
      rtRw: '',
      landmark: '',
      courierNote: '',
    },
    courierCode: courier?.code,
  }
}
