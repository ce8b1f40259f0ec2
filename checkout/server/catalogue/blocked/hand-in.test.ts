import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents, migrationState, productBlocks, productProofs, products, variants } from '@/db/schema'
import { takePhoto } from '../../photo/testing/test-photo'
import { openShop } from '../../testing/open-world'
import { closeShop, reopenShop } from '../close-shop'
import { hashOfPicture, readProductPicture } from '../picture/product-pictures'
import { showProduct } from '../show-product'
import { handIn, LARGEST_PICTURE_BYTES } from './hand-in'
import { listBlockedGoods, listBlockedShops } from './list-blocked'
import { writeBlockedList } from './write-blocked-list'

const now = new Date('2024-03-27T03:00:00Z')
const shopId = 'rumah-ayu'

type Blocks = Pick<typeof productBlocks.$inferInsert, 'reason' | 'detail'>[]

/** Opens a world with a migrated food product that is blocked. */
async function openBlocked(blocks: Blocks, phase: 'loading' | 'open' = 'open') {
  const { db } = await openShop()
  const id = 'pindahan-7'
  await db.insert(products).values({
    id,
    shopId,
    brand: 'Ayu',
    nameId: 'Keripik 7',
    nameEn: 'Keripik 7',
    descriptionId: '',
    descriptionEn: '',
    category: 'food',
    media: id,
    originId: 'Indonesia',
    originEn: 'Indonesia',
    standards: [],
    delisted: true,
    position: 7,
  })
  await db
    .insert(variants)
    .values({ sku: 'TL-7', productId: id, price: 9000, weightGrams: 500, available: 3, position: 0 })
  await db.insert(productBlocks).values(blocks.map((block) => ({ ...block, productId: id, since: now })))
  await db.insert(migrationState).values({ phase, at: now })
  const give = (proof: Parameters<typeof handIn>[1]['proof']) => handIn({ db, now }, { productId: id, proof })

  return { db, id, give }
}

const NUMBERS: Blocks = [
  { reason: 'standard_missing', detail: 'HALAL' },
  { reason: 'standard_missing', detail: 'BPOM/PIRT' },
]

test('a product goes on sale once its documents are complete', async () => {
  const { db, id, give } = await openBlocked([...NUMBERS, { reason: 'picture_missing', detail: '' }])
  const picture = await takePhoto()

  const left = [
    await give({ kind: 'HALAL', value: ' contoh-halal-7 ' }),
    await give({ kind: 'picture', content: picture }),
  ]
  await expect(showProduct({ lagging: db }, { id })).rejects.toMatchObject({ code: 'product_missing' })
  left.push(await give({ kind: 'PIRT', value: 'CONTOH-PIRT-7' }))

  expect(left).toEqual([{ left: 2 }, { left: 1 }, { left: 0 }])
  expect(await showProduct({ lagging: db }, { id })).toMatchObject({
    media: hashOfPicture(picture),
    standards: [
      { kind: 'HALAL', number: 'CONTOH-HALAL-7' },
      { kind: 'PIRT', number: 'CONTOH-PIRT-7' },
    ],
  })
  await readProductPicture({ db }, { media: hashOfPicture(picture), file: 'square.avif' })
  expect(await db.select().from(productProofs)).toHaveLength(3)
  const events = await db.select().from(auditEvents).where(eq(auditEvents.kind, 'blocked_good_mended'))
  expect(events.map(({ detail }) => detail)).toContainEqual({ product: id, proof: 'PIRT', left: 0 })
})

test('the second of two operators who enter the same number gets a conflict', async () => {
  const { give } = await openBlocked(NUMBERS)

  const both = await Promise.allSettled([1, 2].map(() => give({ kind: 'HALAL', value: 'CONTOH-1' })))

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both).toContainEqual(
    expect.objectContaining({ reason: expect.objectContaining({ code: 'good_not_blocked' }) }),
  )
})

test('goods of a closed shop, or of one that is still moving, wait for their shop', async () => {
  const closed = await openBlocked([{ reason: 'standard_missing', detail: 'HALAL' }])
  await closed.db.update(products).set({ category: 'home' }).where(eq(products.id, closed.id))
  await closeShop({ db: closed.db, now }, { shopId })
  await closed.give({ kind: 'HALAL', value: 'CONTOH-1' })
  expect(await showProduct({ lagging: closed.db }, { id: closed.id })).toMatchObject({ shop: { closed: true } })
  await reopenShop({ db: closed.db, now }, { shopId })
  expect(await showProduct({ lagging: closed.db }, { id: closed.id })).toMatchObject({ shop: { closed: false } })

  const moving = await openBlocked([{ reason: 'foreign_without_price_abroad', detail: '' }], 'loading')
  expect(await moving.give({ kind: 'fob_cents', value: '120,50' })).toEqual({ left: 0 })
  await expect(showProduct({ lagging: moving.db }, { id: moving.id })).rejects.toMatchObject({
    code: 'product_missing',
  })
})

test.each([
  ['a number of one letter', { kind: 'HALAL', value: 'x' }, 'number_malformed'],
  ['a formula', { kind: 'HALAL', value: '=1+1' }, 'number_malformed'],
  ['words for a price', { kind: 'fob_cents', value: 'seratus' }, 'price_malformed'],
  ['99.99 dollars', { kind: 'fob_cents', value: '99.99' }, 'price_under_100_usd'],
  ['a file that is no picture', { kind: 'picture', content: Buffer.from('halo') }, 'picture_unreadable'],
  ['a picture too large', { kind: 'picture', content: Buffer.alloc(LARGEST_PICTURE_BYTES + 1) }, 'picture_too_large'],
  ['a number that nothing waits for', { kind: 'SNI', value: 'CONTOH-1' }, 'good_not_blocked'],
] as const)('%s is refused, and nothing is changed', async (_, proof, code) => {
  const { db, give } = await openBlocked([...NUMBERS, { reason: 'foreign_without_price_abroad', detail: '' }])

  await expect(give(proof)).rejects.toMatchObject({ code })

  expect(await db.$count(productBlocks)).toBe(3)
  expect(await db.$count(productProofs)).toBe(0)
})

test('the list says of each shop how many and why, page by page, and is a file for its merchant', async () => {
  const { db, id } = await openBlocked([...NUMBERS, { reason: 'foreign_under_100_usd', detail: '42.00' }])

  const shops = await listBlockedShops({ db })
  const page = await listBlockedGoods({ db }, { shopId })
  const rest = await listBlockedGoods({ db }, { shopId, after: id })
  const file = await writeBlockedList({ db }, { shopId })

  expect(shops).toEqual([
    {
      id: shopId,
      name: 'Rumah Ayu',
      goods: 1,
      reasons: [
        { reason: 'foreign_under_100_usd', goods: 1 },
        { reason: 'standard_missing', goods: 1 },
      ],
    },
  ])
  expect(page).toMatchObject({ goods: [{ id, sku: 'TL-7', blocks: { length: 3 } }], next: null })
  expect(rest).toEqual({ goods: [], next: null })
  expect(file.split('\n')).toHaveLength(5)
  expect(file).toContain('TL-7,Keripik 7,Dari luar negeri di bawah USD 100 (42.00),')
})
