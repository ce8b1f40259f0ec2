import { existsSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import pictures from '../app/picture/pictures.json'
import { openShop } from '../server/test-shop'
import { auditEvents, products, variants } from './schema'
import { seed } from './seed'
import { readSeed } from './seed/read-seed'

const data = readSeed()

test('every product has its two pictures and their descriptions', () => {
  const missing = data.products
    .flatMap(({ id }) => ['hero', 'square'].map((shot) => `${id}/${shot}.avif`))
    .filter((file) => !existsSync(`public/media/${file}`))

  expect(missing).toEqual([])
  expect(Object.keys(pictures).sort()).toEqual(data.products.map(({ id }) => id).sort())
})

test('cosmetics have a BPOM number, food has halal and PIRT, toys have SNI', () => {
  const NEEDED: Record<string, string[]> = { beauty: ['BPOM'], food: ['HALAL', 'PIRT'], toys: ['SNI'] }

  for (const { category, standards } of data.products) {
    expect(standards.map(({ kind }) => kind)).toEqual(expect.arrayContaining(NEEDED[category] ?? []))
  }
})

test('at least six creators promote something', () => {
  expect(new Set(data.promos.map(({ creator }) => creator)).size).toBeGreaterThanOrEqual(6)
})

test('five shops stand in five cities, and the sample areas reach every zone', () => {
  expect(new Set(data.shops.map(({ city }) => city)).size).toBe(5)
  expect(data.areaGroups.flatMap(({ areas }) => areas).length).toBeGreaterThanOrEqual(36)
  expect(new Set(data.areaGroups.map(({ zone }) => zone)).size).toBe(7)
})

test('seeding twice changes nothing, and a reset returns to the first day but keeps the audit log', async () => {
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
