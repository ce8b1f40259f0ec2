import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { importedRows, productBlocks, products, shopPapers, shopRegistrations, shops } from '@/db/schema'
import { listCities, listShops } from '../../catalogue/list-places'
import { showProduct } from '../../catalogue/show-product'
import { showShop } from '../../catalogue/show-shop'
import { findShops } from '../../search/find-shops'
import { rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import type { Rows } from '../testing/write-bundle'
import { importMerchants } from './import-merchants'
import { importProducts } from './import-products'

async function openMerchants(rows: Rows) {
  const { db, sql, load } = await openStaging(rows)
  const importAll = async () => ({
    merchants: await importMerchants(sql, { now }),
    products: await importProducts(sql, { now }),
  })

  return { db, sql, load, importAll }
}

test('a merchant is imported with a hidden shop, its owner’s registration and papers', async () => {
  const { db, importAll } = await openMerchants({
    merchants: [
      rowOf('merchants', { id: 1, name: 'Warung Zamrud', city: 'Binjai', province: 'Sumatera Utara' }),
      rowOf('merchants', { id: 2, name: 'Warung Zamrud', nib: null }),
    ],
    merchantPapers: [rowOf('merchantPapers', { id: 1 })],
  })

  const first = await importAll()
  const second = await importAll()

  expect([first.merchants, second.merchants]).toEqual([
    { matched: 0, added: 2 },
    { matched: 0, added: 0 },
  ])
  const [shop] = await db.select().from(shops).where(eq(shops.id, 'warung-zamrud'))
  expect(shop).toMatchObject({ zone: 'sumatera', city: 'Binjai', importingSince: now })
  expect(await db.select().from(shopRegistrations).orderBy(shopRegistrations.shopId)).toMatchObject([
    { shopId: 'warung-zamrud', nib: '9120000000001', nibState: 'registered', phone: '+6281100000001' },
    { shopId: 'warung-zamrud-pindahan-2', nib: null, nibState: 'legalising', legalisingSince: now },
  ])
  expect(await db.select().from(shopPapers)).toMatchObject([{ shopId: 'warung-zamrud', kind: 'ktp' }])
  await expect(showShop({ lagging: db }, { id: 'warung-zamrud' })).rejects.toMatchObject({ code: 'shop_missing' })
  expect(await findShops(db, ['zamrud'])).toEqual([])
  expect(JSON.stringify([await listShops(db), await listCities(db)])).not.toMatch(/Zamrud|Binjai/)
})

test('a merchant with a shop in Pasar gets no second shop', async () => {
  const { db, load, importAll } = await openMerchants({
    merchants: [rowOf('merchants', { id: 1, name: 'rumah AYU', city: 'Bandung' })],
  })
  const before = await db.$count(shops)

  const { merchants } = await importAll()
  await load({ merchants: [rowOf('merchants', { id: 1, name: 'Nama Baru', bankAccount: 'SIMULASI-9' })] })
  await importAll()

  expect(merchants).toEqual({ matched: 1, added: 0 })
  expect(await db.$count(shops)).toBe(before)
  expect(await db.select().from(shopRegistrations)).toMatchObject([{ shopId: 'rumah-ayu', bankAccount: 'SIMULASI-9' }])
})

test('goods are matched by their SKU, and new ones arrive off sale with every reason why', async () => {
  const { db, load, importAll } = await openMerchants({
    merchants: [rowOf('merchants', { id: 1, name: 'Rumah Ayu', city: 'Bandung' }), rowOf('merchants', { id: 2 })],
    products: [
      rowOf('products', { id: 1, sku: 'AYU-SERUM', price: 1 }),
      rowOf('products', {
        id: 2,
        merchantId: 2,
        sku: 'AYU-SERUM' + '-2',
        category: 'makanan',
        standard: 'HALAL',
        standardNumber: 'CONTOH-1',
      }),
      rowOf('products', { id: 3, merchantId: 2, crossBorder: true, origin: 'Tiongkok', fobCents: 9_999 }),
      rowOf('products', { id: 4, merchantId: 2, crossBorder: true, fobCents: 10_000 }),
    ],
  })

  const first = await importAll()
  await load({ products: [rowOf('products', { id: 3, merchantId: 2, crossBorder: true, fobCents: 12_000, price: 9 })] })
  const second = await importAll()

  expect([first.products, second.products]).toEqual([
    { matched: 1, added: 3, blocked: 3 },
    { matched: 0, added: 0, blocked: 1 },
  ])
  expect(await showProduct({ lagging: db }, { id: 'ayu-serum' })).toMatchObject({ variants: [{ price: 129_000 }] })
  await expect(showProduct({ lagging: db }, { id: 'pindahan-4' })).rejects.toMatchObject({ code: 'product_missing' })
  expect(await db.select().from(products).where(eq(products.id, 'pindahan-3'))).toMatchObject([{ delisted: true }])
  const blocks = await db.select().from(productBlocks).orderBy(productBlocks.productId, productBlocks.reason)
  expect(blocks.map(({ productId, reason, detail }) => `${productId} ${reason} ${detail}`.trim())).toEqual([
    'pindahan-2 picture_missing',
    'pindahan-2 standard_missing BPOM/PIRT',
    'pindahan-3 picture_missing',
    'pindahan-4 picture_missing',
  ])
})

test('a SKU of another shop is quarantined', async () => {
  const { db, sql, importAll } = await openMerchants({
    merchants: [rowOf('merchants', { id: 1 })],
    products: [rowOf('products', { id: 1, sku: 'AYU-SERUM' })],
  })

  await importAll()

  expect(await sql`select code from migration.quarantine`).toEqual([{ code: 'sku_taken' }])
  expect(await db.select().from(importedRows).where(eq(importedRows.tableName, 'products'))).toEqual([])
})
