import { assertMayBeSeeded } from '@jembatan/platform/database'
import { type Connection, connect } from './connect'
import { empty } from './empty'
import * as schema from './schema'
import { AREAS } from './seed/areas'
import { COURIERS, TARIFFS } from './seed/couriers'
import { PRODUCTS, type SeedProduct } from './seed/products'
import { PROMOS } from './seed/promos'
import { SHOPS } from './seed/shops'

type Options = { allowRemote?: boolean; emptyFirst?: boolean }

/**
 * Fills the shelves: the same shop every time, and no second time where it stands already.
 * One transaction, so that a running shop shows the old shelves until the new ones are full.
 * @throws {Error} when the database is not local and nobody said that it may be seeded.
 */
export async function seed(url: string, { allowRemote = false, emptyFirst = false }: Options = {}) {
  assertMayBeSeeded(url, allowRemote)
  const { db, close } = connect(url)
  try {
    await db.transaction(async (tx) => {
      if (emptyFirst) await empty(tx)
      await fillShelves(tx)
      await fillDelivery(tx)
    })
  } finally {
    await close()
  }
}

export async function isSeeded(db: Connection) {
  return (await db.select({ id: schema.products.id }).from(schema.products).limit(1)).length > 0
}

async function fillShelves(tx: Connection) {
  await tx
    .insert(schema.shops)
    .values([...SHOPS])
    .onConflictDoNothing()
  await tx.insert(schema.products).values(PRODUCTS.map(toProduct)).onConflictDoNothing()
  await tx.insert(schema.variants).values(PRODUCTS.flatMap(toVariants)).onConflictDoNothing()
  await tx
    .insert(schema.promos)
    .values([...PROMOS])
    .onConflictDoNothing()
}

async function fillDelivery(tx: Connection) {
  await tx.insert(schema.areas).values(AREAS).onConflictDoNothing()
  await tx
    .insert(schema.couriers)
    .values([...COURIERS])
    .onConflictDoNothing()
  await tx.insert(schema.tariffs).values(TARIFFS).onConflictDoNothing()
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
