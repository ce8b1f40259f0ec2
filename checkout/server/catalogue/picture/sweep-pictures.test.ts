import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Connection } from '@/db/connect'
import { orderLines, productPictures, productProofs, products } from '@/db/schema'
import { takePhoto } from '../../photo/testing/test-photo'
import { openShop } from '../../testing/open-world'
import { placeTestOrder } from '../../testing/test-order'
import { AS_IMPORTED, keepProductPicture } from './product-pictures'
import { sweepPictures } from './sweep-pictures'

const hashOf = (picture: number) => picture.toString(16).padStart(64, '0')

/** Stores original pictures, each with one rendered size. */
const keep = (db: Connection, pictures: number[]) =>
  db
    .insert(productPictures)
    .values(
      pictures.flatMap((picture) =>
        [AS_IMPORTED, 192].map((width) => ({ sha256: hashOf(picture), width, content: Buffer.from('picture') })),
      ),
    )
const growOld = (db: Connection) => db.update(productPictures).set({ createdAt: sql`now() - interval '25 hours'` })
const left = async (db: Connection) =>
  (await db.select({ sha256: productPictures.sha256 }).from(productPictures).orderBy(productPictures.sha256)).map(
    ({ sha256 }) => sha256,
  )

test('a picture that no product, no proof and no order names goes after a day, with what was drawn of it', async () => {
  const { db, orderId } = await placeTestOrder()
  await keep(db, [1, 2, 3, 4])
  await growOld(db)
  await keep(db, [5])
  const [product, another] = await db.select({ id: products.id }).from(products).limit(2)
  await db
    .update(products)
    .set({ media: hashOf(1) })
    .where(eq(products.id, product?.id ?? ''))
  await db
    .insert(productProofs)
    .values({ productId: another?.id ?? '', kind: 'picture', value: hashOf(2), at: new Date() })
  await db
    .update(orderLines)
    .set({ media: hashOf(3) })
    .where(eq(orderLines.orderId, orderId))

  const removed = await sweepPictures(db)

  expect(removed).toBe(1)
  expect(await left(db)).toEqual([1, 1, 2, 2, 3, 3, 5, 5].map(hashOf))
  expect(await sweepPictures(db)).toBe(0)
})

test('a second upload of an unreferenced picture restarts its age', async () => {
  const { db } = await openShop()
  const photo = await takePhoto()
  const sha256 = await keepProductPicture(db, photo)
  await growOld(db)

  await keepProductPicture(db, photo)

  expect(await sweepPictures(db)).toBe(0)
  expect(await left(db)).toEqual([sha256])
})

test('all of them go, however many there are, and those that an order shows hide none behind them', async () => {
  const { db, orderId } = await placeTestOrder()
  await keep(
    db,
    Array.from({ length: 2500 }, (_, at) => at + 1),
  )
  await growOld(db)
  await db
    .update(orderLines)
    .set({ media: hashOf(1) })
    .where(eq(orderLines.orderId, orderId))

  expect(await sweepPictures(db)).toBe(2499)
  expect(new Set(await left(db))).toEqual(new Set([hashOf(1)]))
})
