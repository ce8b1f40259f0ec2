import { randomBytes } from 'node:crypto'
import { assertMayBeSeeded } from '@jembatan/platform/database'
import { type Connection, connect } from './connect'
import { empty } from './empty'
import * as schema from './schema'
import { composeReviews } from './seed/compose-reviews'
import { readSeed, type SeedAreaGroup, type SeedCustomer, type SeedProduct, type SeedSale } from './seed/read-seed'
import { tariffsOf } from './seed/tariffs'
import { toVoucher } from './seed/vouchers'

type Options = { allowRemote?: boolean; emptyFirst?: boolean }

/**
 * Seeds the shop deterministically; does nothing where the seed is already present. Runs in one
 * transaction, so that a running shop shows the old stock until the new one is complete.
 * @throws {Error} when the database is not local and `allowRemote` is not set, or when the data is
 * wrong.
 */
export async function seed(url: string, { allowRemote = false, emptyFirst = false }: Options = {}) {
  assertMayBeSeeded(url, allowRemote)
  const data = readSeed()
  const { db, close } = connect(url)
  try {
    await db.transaction(async (tx) => {
      if (emptyFirst) await empty(tx)
      await fillShelves(tx, data)
      await fillPast(tx, data)
      await fillDelivery(tx, data)
      await fillCustomers(tx, data)
    })
  } finally {
    await close()
  }
}

/**
 * Detected by rows that only the seed writes: a migration may have imported goods before the first
 * start.
 */
export async function isSeeded(db: Connection) {
  return (await db.select({ code: schema.couriers.code }).from(schema.couriers).limit(1)).length > 0
}

type SeedData = ReturnType<typeof readSeed>

async function fillShelves(tx: Connection, { shops, products, promos, vouchers }: SeedData) {
  await tx.insert(schema.shops).values(shops).onConflictDoNothing()
  await tx.insert(schema.products).values(products.map(toProduct)).onConflictDoNothing()
  await tx.insert(schema.variants).values(products.flatMap(toVariants)).onConflictDoNothing()
  await tx.insert(schema.promos).values(promos).onConflictDoNothing()
  const now = new Date()
  await tx
    .insert(schema.vouchers)
    .values(vouchers.map((voucher) => toVoucher(voucher, now)))
    .onConflictDoNothing()
}

/** Sales and reviews have no natural key: existing rows stay unchanged. */
async function fillPast(tx: Connection, data: SeedData) {
  if (await tx.$count(schema.pastSales)) return
  const inserted = await tx.insert(schema.pastSales).values(data.sales.map(toSale)).returning()
  await tx.insert(schema.reviews).values(composeReviews(data, inserted))
}

const firstOf = (month: string) => new Date(`${month}-01T05:00:00Z`)
const toSale = ([sku, month, quantity]: SeedSale) => ({ sku, quantity, month: firstOf(month) })

async function fillDelivery(tx: Connection, { areaGroups, couriers, holidays }: SeedData) {
  await tx.insert(schema.areas).values(areaGroups.flatMap(toAreas)).onConflictDoNothing()
  await tx
    .insert(schema.couriers)
    .values(couriers.map(({ tariff: _, ...courier }, index) => ({ ...courier, position: index + 1 })))
    .onConflictDoNothing()
  await tx.insert(schema.tariffs).values(couriers.flatMap(tariffsOf)).onConflictDoNothing()
  await tx.insert(schema.holidays).values(holidays).onConflictDoNothing()
}

/** Without passwords: only a demo can sign in as one of them. */
async function fillCustomers(tx: Connection, { customers }: SeedData) {
  const at = new Date('2026-11-01T00:00:00Z')
  const added = await tx
    .insert(schema.customers)
    .values(customers.map(({ address: _, ...customer }) => ({ ...customer, emailVerified: true, ...lifeFrom(at) })))
    .onConflictDoNothing()
    .returning()
  const addressOf = (id: string) => customers.find((customer) => customer.id === id)?.address
  const addresses = added.flatMap(({ id, name: recipient, email, sessionHash }) => {
    const address: SeedCustomer['address'] | undefined = addressOf(id)
    return address ? [{ ...address, recipient, email, sessionHash, usedAt: at }] : []
  })
  if (addresses.length > 0) await tx.insert(schema.savedAddresses).values(addresses)
}

/** As for every account, the hashed session id is discarded. */
const lifeFrom = (at: Date) => ({
  sessionHash: randomBytes(32).toString('base64url'),
  createdAt: at,
  updatedAt: at,
})

function toAreas({ areas, ...region }: SeedAreaGroup) {
  return areas.map(([village, district, city, province, postalCode, latitude, longitude]) => ({
    ...region,
    id: `${village.toLowerCase().replaceAll(' ', '-')}-${postalCode}`,
    village,
    district,
    city,
    province,
    postalCode,
    latitude,
    longitude,
  }))
}

function toProduct({ name, description, origin, variants: _, ...product }: SeedProduct, position: number) {
  return {
    ...product,
    position,
    media: product.id,
    nameId: name.id,
    nameEn: name.en,
    descriptionId: description.id,
    descriptionEn: description.en,
    originId: origin.id,
    originEn: origin.en,
  }
}

function toVariants({ id, variants }: SeedProduct) {
  return variants.map(({ label, ...variant }, position) => ({
    ...variant,
    productId: id,
    position,
    labelId: label?.id ?? null,
    labelEn: label?.en ?? null,
  }))
}
