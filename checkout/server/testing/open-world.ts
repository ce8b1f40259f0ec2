import { randomInt, randomUUID } from 'node:crypto'
import { remember } from '@epic-web/remember'
import { eq, inArray } from 'drizzle-orm'
import type { Sql } from 'postgres'
import { afterAll, expect, inject, onTestFinished, vi } from 'vitest'
import { assertInvariants } from '../../../evidence/invariants/check-invariants'
import type { InvariantName } from '../../../evidence/invariants/every-invariant'
import { cloneRestorableDatabase } from '../../../tools/dev/postgres/restorable-database'
import { type Connection, connect } from '../../db/connect'
import {
  basketCouriers,
  basketDeliveries,
  basketLines,
  baskets,
  basketVouchers,
  products,
  variants,
  vouchers as voucherTable,
} from '../../db/schema'
import { SERVER_KEY } from '../payment/gateway/testing/test-gateway'
import { issueVoucher } from '../voucher/issue-voucher'
import { placeOf } from '../voucher/voucher-place'

type OpenShop = {
  /** The invariants that the test breaks deliberately. */
  breaks?: InvariantName[]
  /** Keys of accounts that were transferred to Pasar. */
  oldShopKeys?: Record<string, string>
}

/**
 * A process runs several test files, each with its own modules, so shared state must live outside
 * them.
 */
const singleton = remember(
  'pasarTestDatabase',
  (): { pasarTestDatabase?: ReturnType<typeof cloneRestorableDatabase> } => ({}),
)

/** This file's connection. */
let connection: ReturnType<typeof connect> | undefined
afterAll(() => connection?.close())

/**
 * Opens a seeded Pasar database without rows of other tests. After the test, every invariant must
 * still hold.
 */
export async function openShop({ breaks = [], oldShopKeys }: OpenShop = {}) {
  singleton.pasarTestDatabase ??= cloneRestorableDatabase(inject('templateUrl'))
  const { url, restore } = await singleton.pasarTestDatabase
  connection ??= connect(url)
  const { db, sql } = connection
  await restore()
  supplies.set(db, await readSupply(db))
  onTestFinished(() =>
    assertInvariants({ pasar: sql, serverKey: SERVER_KEY, oldShopKeys, supply: supplies.get(db), except: breaks }),
  )

  return { db, sql, url }
}

/** Total pieces ever stocked in a test's shop, by SKU. */
const supplies = new WeakMap<Connection, Record<string, number>>()

async function readSupply(db: Connection) {
  const stock = await db.select({ sku: variants.sku, available: variants.available }).from(variants)

  return Object.fromEntries(stock.map(({ sku, available }) => [sku, available]))
}

type Filled = {
  sessionHash?: string
  lines?: { sku: string; quantity: number }[]
  phone?: string
  email?: string
  /** Voucher codes. */
  vouchers?: string[]
}

const anyPhone = () => `+62812${randomInt(10_000_000, 100_000_000)}`

/** Creates a basket that is ready to be ordered. */
export async function fillBasket(
  db: Connection,
  { sessionHash = randomUUID(), lines = [serum], phone = anyPhone(), email, vouchers = [] }: Filled = {},
) {
  const basketId = randomUUID()
  await db.insert(baskets).values({ id: basketId, sessionHash })
  await db.insert(basketLines).values(lines.map((line) => ({ ...line, basketId })))
  const area = await db.query.areas.findFirst({ where: (area, { eq }) => eq(area.village, 'Menteng') })
  await db.insert(basketDeliveries).values({
    basketId,
    recipient: 'Sari Wulandari',
    phone,
    email,
    areaId: area?.id ?? 'missing',
    street: 'Jalan Melati 7',
  })
  const skus = lines.map(({ sku }) => sku)
  const sellers = await db
    .selectDistinct({ shopId: products.shopId })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.sku, skus))
  await db
    .insert(basketCouriers)
    .values(sellers.map(({ shopId }) => ({ basketId, shopId, courierCode: 'merpati-reguler' })))

  if (vouchers.length > 0) {
    const applied = await db.select().from(voucherTable).where(inArray(voucherTable.code, vouchers))
    await db
      .insert(basketVouchers)
      .values(applied.map(({ code, ...voucher }) => ({ basketId, code, place: placeOf(voucher) })))
  }

  return { basketId, sessionHash }
}

/** Issues a voucher for all goods with a quota of two; `changes` override it. */
export const issueTestVoucher = (db: Connection, changes: Partial<typeof voucherTable.$inferInsert> = {}) =>
  issueVoucher(db, {
    code: 'UJICOBA',
    kind: 'platform',
    amount: 20_000,
    quota: 2,
    startsAt: new Date('2026-01-01T00:00:00Z'),
    endsAt: new Date('2027-01-01T00:00:00Z'),
    ...changes,
  })

const serum = { sku: 'AYU-SERUM', quantity: 2 }

/** Adds or removes pieces to reach this stock. */
export async function setStock(db: Connection, sku: string, available: number) {
  const before = await stockOf(db, sku)
  const supply = supplies.get(db)
  if (supply) supply[sku] = (supply[sku] ?? 0) + available - (before ?? 0)
  await db.update(variants).set({ available }).where(eq(variants.sku, sku))
}

export async function stockOf(db: Connection, sku: string) {
  const [variant] = await db.select().from(variants).where(eq(variants.sku, sku))

  return variant?.available
}

/**
 * Waits until a session in this database waits for a lock. Other databases of the cluster belong to
 * other tests.
 */
export const untilSomebodyWaits = (sql: Sql) =>
  vi.waitFor(
    async () => {
      const waiting = await sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      expect(waiting).toHaveLength(1)
    },
    { timeout: 4000 },
  )
