import { existsSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import pictures from '../app/picture/pictures.json'
import { openShop } from '../server/test-shop'
import { auditEvents, products, variants } from './schema'
import { seed } from './seed'
import { AREAS } from './seed/areas'
import { PRODUCTS } from './seed/products'
import { PROMOS } from './seed/promos'
import { SHOPS } from './seed/shops'

test('every product has its two pictures and their descriptions', () => {
  const missing = PRODUCTS.flatMap(({ id }) => ['hero', 'square'].map((shot) => `${id}/${shot}.avif`)).filter(
    (file) => !existsSync(`public/media/${file}`),
  )

  expect(missing).toEqual([])
  expect(Object.keys(pictures).sort()).toEqual(PRODUCTS.map(({ id }) => id).sort())
})

test('cosmetics have a BPOM number, food has halal and PIRT, toys have SNI, and every number says that it is a sample', () => {
  const NEEDED: Record<string, string[]> = { beauty: ['BPOM'], food: ['HALAL', 'PIRT'], toys: ['SNI'] }

  for (const { category, standards } of PRODUCTS) {
    expect(standards.map(({ kind }) => kind)).toEqual(expect.arrayContaining(NEEDED[category] ?? []))
    for (const { number } of standards) expect(number).toMatch(/^CONTOH-\d{4}$/)
  }
})

test('every promotion is of a variant on the shelves, by one of at least six creators', () => {
  const skus = PRODUCTS.flatMap(({ variants }) => variants.map(({ sku }) => sku))

  expect(PROMOS.filter(({ sku }) => !skus.includes(sku))).toEqual([])
  expect(new Set(PROMOS.map(({ creator }) => creator)).size).toBeGreaterThanOrEqual(6)
})

test('five shops stand in five cities, and the sample areas reach every zone', () => {
  expect(new Set(SHOPS.map(({ city }) => city)).size).toBe(5)
  expect(AREAS.length).toBeGreaterThanOrEqual(36)
  expect(new Set(AREAS.map(({ zone }) => zone)).size).toBe(7)
})

test('seeding twice changes nothing, and a reset returns to the first day but forgets nothing that the trail tells', async () => {
  const { db, url } = await openShop()
  await db.update(variants).set({ available: 0 })
  await db.insert(auditEvents).values({ kind: 'test', detail: {} })

  await seed(url)
  const kept = await db.$count(auditEvents)
  await seed(url, { emptyFirst: true })

  expect(kept).toBe(1)
  expect([await db.$count(auditEvents), await db.$count(products)]).toEqual([1, 20])
  expect((await db.query.variants.findFirst({ where: (row, { eq }) => eq(row.sku, 'AYU-SERUM') }))?.available).toBe(140)
})

test('a database on another machine is refused, unless it is meant', async () => {
  await expect(seed('postgres://pasar:secret@db.example.com/pasar')).rejects.toThrow('not local')
  expect(inject('templateUrl')).toContain('127.0.0.1')
})
