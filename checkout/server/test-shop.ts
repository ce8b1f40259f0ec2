import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { inject, onTestFinished } from 'vitest'
import { cloneDatabase } from '../../local/test-database'
import { type Connection, connect } from '../db/connect'
import { basketDeliveries, basketLines, baskets, variants } from '../db/schema'

/** A seeded Pasar database of the calling test's own. */
export async function openShop() {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, sql, close } = connect(url)
  onTestFinished(async () => {
    await close()
    await drop()
  })

  return { db, sql, url }
}

type Filled = { sessionHash?: string; lines?: { sku: string; quantity: number }[] }

/** A basket with everything that an order needs. */
export async function fillBasket(db: Connection, { sessionHash = randomUUID(), lines = [serum] }: Filled = {}) {
  const basketId = randomUUID()
  await db.insert(baskets).values({ id: basketId, sessionHash })
  await db.insert(basketLines).values(lines.map((line) => ({ ...line, basketId })))
  const area = await db.query.areas.findFirst({ where: (area, { eq }) => eq(area.village, 'Menteng') })
  await db.insert(basketDeliveries).values({
    basketId,
    recipient: 'Sari Wulandari',
    phone: '+6281234567890',
    areaId: area?.id ?? 'missing',
    street: 'Jalan Melati 7',
    courierCode: 'merpati-reguler',
  })

  return { basketId, sessionHash }
}

const serum = { sku: 'AYU-SERUM', quantity: 2 }

export async function setStock(db: Connection, sku: string, available: number) {
  await db.update(variants).set({ available }).where(eq(variants.sku, sku))
}

export async function stockOf(db: Connection, sku: string) {
  const [variant] = await db.select().from(variants).where(eq(variants.sku, sku))

  return variant?.available
}
