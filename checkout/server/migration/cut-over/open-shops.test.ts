import { createHash } from 'node:crypto'
import { openPostOffice } from '@jembatan/platform/mail'
import { eq } from 'drizzle-orm'
import type { Sql } from 'postgres'
import sharp from 'sharp'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { mails, migrationState, productBlocks, products, shops, stockCounts, variants } from '@/db/schema'
import { openMailServer } from '../../../../tools/gate/open-mail-server'
import { readProductPicture } from '../../catalogue/picture/product-pictures'
import { showProduct } from '../../catalogue/show-product'
import { sendMails } from '../../mail/send-mails'
import { takePhoto } from '../../photo/testing/test-photo'
import { importStaged } from '../import/import-staged'
import { countStock } from '../import/list-goods'
import { rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import type { Rows } from '../testing/write-bundle'
import { changeRow } from '../validation/decide-row'
import { openShops } from './open-shops'

const origin = 'http://pasar.localhost:3001'

let picture: Buffer
let sha256: string
beforeAll(async () => {
  picture = await takePhoto()
  sha256 = hashOf(picture)
})

const hashOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

async function openImported(rows: Rows, pictures: Uint8Array[] = []) {
  const shop = await openStaging(rows, pictures)
  await shop.importAll()

  return shop
}

const cutOver = (sql: Sql) =>
  sql.begin(async (tx) => {
    const stock = await countStock(tx, { now })
    const opened = await openShops(tx, { now })
    await tx`insert into migration_state (phase, at) values ('open', ${now.toISOString()})`

    return { stock, opened }
  })

/** The first product is already on sale here in the same shop; the last is blocked. */
const goods = (): Rows => ({
  merchants: [
    rowOf('merchants', { id: 1, name: 'Rumah Ayu' }),
    rowOf('merchants', { id: 2, status: 'closed' }),
    rowOf('merchants', { id: 3 }),
  ],
  products: [
    rowOf('products', { id: 1, sku: 'AYU-SERUM', picture: sha256, stock: 70 }),
    rowOf('products', { id: 2, merchantId: 2, picture: sha256, stock: 3 }),
    rowOf('products', { id: 3, merchantId: 3, picture: sha256, stock: 5 }),
    rowOf('products', { id: 4, merchantId: 3, stock: 9, name: '=Kemeja()' }),
  ],
})

test('goods are imported with their picture, in every size, and goods whose picture is unreadable are quarantined', async () => {
  const broken = Buffer.from('GIF89a, or so it says')
  const { db, sql } = await openImported(
    {
      merchants: [rowOf('merchants', { id: 1 })],
      products: [
        rowOf('products', { id: 1, picture: sha256 }),
        rowOf('products', { id: 2, picture: hashOf(broken) }),
        rowOf('products', { id: 3, picture: hashOf(Buffer.from('never sent')) }),
        rowOf('products', { id: 4, picture: sha256 }),
      ],
    },
    [picture, broken],
  )

  expect(await sql`select key::int, code from migration.quarantine order by key`).toEqual([
    { key: 2, code: 'picture_unreadable' },
    { key: 3, code: 'picture_not_listed' },
  ])
  expect(await db.select().from(productBlocks)).toEqual([])
  const image = await readProductPicture({ db }, { media: sha256, file: 'square-192.avif' })
  expect(await sharp(image).metadata()).toMatchObject({ format: 'heif', width: 192, height: 192 })
  expect((await sharp(image).metadata()).exif).toBeUndefined()
  await expect(readProductPicture({ db }, { media: sha256, file: '../square.avif' })).rejects.toMatchObject({
    code: 'picture_missing',
  })

  const row = { table: 'products', key: 2, operator: 'sari', now } as const
  expect(await changeRow({ sql, ...row }, { ...row, cells: { picture: null } })).toBe(null)
  await importStaged(sql, { now })

  expect(await db.select().from(productBlocks)).toMatchObject([{ productId: 'pindahan-2', reason: 'picture_missing' }])
})

test('at the cut-over stock is counted once, shops open, and what is not blocked is on sale', async () => {
  const { db, sql } = await openImported(goods(), [picture])
  const [before] = await db.select().from(variants).where(eq(variants.sku, 'AYU-SERUM'))

  const first = await cutOver(sql)
  const again = await sql.begin(async (tx) => [await countStock(tx, { now }), await openShops(tx, { now })])

  expect(first).toEqual({
    stock: { items: 4, pieces: 17, matched: 1 },
    opened: { shops: 2, closed: 1, listed: 2, blocked: 1, emails: 1 },
  })
  expect(again).toMatchObject([{ items: 0 }, { shops: 0, listed: 0, emails: 0 }])
  const stock = await db.select().from(variants).where(eq(variants.sku, 'AYU-SERUM'))
  expect(stock).toEqual([before])
  expect(await db.select().from(stockCounts).orderBy(stockCounts.sku)).toMatchObject([
    { sku: 'AYU-SERUM', counted: 70, added: 0 },
    { sku: 'TL-0000002', counted: 3, added: 3 },
    { sku: 'TL-0000003', counted: 5, added: 5 },
    { sku: 'TL-0000004', counted: 9, added: 9 },
  ])
  expect(await showProduct({ lagging: db }, { id: 'pindahan-3' })).toMatchObject({
    media: sha256,
    shop: { closed: false },
  })
  expect(await showProduct({ lagging: db }, { id: 'pindahan-2' })).toMatchObject({ shop: { closed: true } })
  await expect(showProduct({ lagging: db }, { id: 'pindahan-4' })).rejects.toMatchObject({ code: 'product_missing' })
  expect(await db.select({ importingSince: shops.importingSince }).from(shops).groupBy(shops.importingSince)).toEqual([
    { importingSince: null },
  ])
})

test('a merchant with blocked goods gets the list by mail, as it is when the email is sent', async () => {
  const { db, sql } = await openImported(goods(), [picture])
  const server = await openMailServer()
  const post = openPostOffice({ url: server.url, from: 'Pasar <pesan@pasar.example>' })
  onTestFinished(() => {
    post.close()
    return server.close()
  })
  await cutOver(sql)

  await sendMails(db, { post, origin, secret: 'a secret of this test', now })

  const [{ to, raw } = { to: [], raw: '' }] = server.emails
  expect([server.emails.length, to]).toEqual([1, ['toko3@contoh.example']])
  expect(raw).toContain('filename=barang-terblokir.csv')
  const [, attached = ''] = /filename=barang-terblokir\.csv\r\n\r\n([\s\S]*?)\r\n--/.exec(raw) ?? []
  const list = Buffer.from(attached, 'base64').toString('utf8')
  expect(list).toContain("TL-0000004,'=Kemeja(),Gambar belum ada,Serahkan satu gambar")
  expect(await db.select().from(mails)).toMatchObject([{ kind: 'goods_blocked', detail: {}, sentAt: now }])
})

test('a row that is repaired after the cut-over is on sale at once, with its stock', async () => {
  const rows = goods()
  const dear = rowOf('products', { id: 5, merchantId: 3, price: 0, picture: sha256, stock: 4 })
  const { db, sql } = await openImported({ ...rows, products: [...(rows.products ?? []), dear] }, [picture])
  await cutOver(sql)
  await db.update(variants).set({ price: 1000 }).where(eq(variants.sku, 'TL-0000003'))

  const row = { table: 'products', key: 5, operator: 'sari', now } as const
  await changeRow({ sql, ...row }, { ...row, cells: { price: 99_000 } })
  await importStaged(sql, { now })

  expect(await showProduct({ lagging: db }, { id: 'pindahan-5' })).toMatchObject({
    variants: [{ price: 99_000, most: 4 }],
  })
  expect(await showProduct({ lagging: db }, { id: 'pindahan-3' })).toMatchObject({ variants: [{ price: 1000 }] })
})

test('before the cut-over nothing that came is on sale, also in a shop that was here', async () => {
  const { db } = await openImported(
    {
      merchants: [rowOf('merchants', { id: 1, name: 'Rumah Ayu' })],
      products: [rowOf('products', { id: 1, picture: sha256 })],
    },
    [picture],
  )

  expect(await db.select().from(products).where(eq(products.id, 'pindahan-1'))).toMatchObject([{ delisted: true }])
  expect(await db.select().from(stockCounts)).toEqual([])
  expect(await db.select().from(migrationState)).toEqual([])
})
