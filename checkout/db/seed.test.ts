import { existsSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { type Picture, SHOTS } from '../i18n/pictures'
import pictures from '../i18n/pictures.json'
import { openShop } from '../server/testing/open-world'
import { auditEvents, CATEGORIES, products, variants } from './schema'
import { seed } from './seed'
import { readSeed } from './seed/read-seed'

const data = readSeed()

test('every picture of a product has its file and a description, and what a feed may show has a tall one', () => {
  const shots = data.products.flatMap(({ id }) => SHOTS.map((shot) => ({ id, shot, file: `${id}/${shot}.avif` })))
  const described = shots
    .filter(({ id, shot }) => new Map(Object.entries<Picture>(pictures)).get(id)?.[shot])
    .map(({ file }) => file)
  const files = shots.map(({ file }) => file).filter((file) => existsSync(`public/media/${file}`))
  const promoted = new Set(data.promos.map(({ sku }) => sku))

  expect(files).toEqual(described)
  expect(
    data.products
      .filter(({ variants }) => variants.some(({ sku }) => promoted.has(sku)))
      .filter(({ id }) => !described.includes(`${id}/hero.avif`)),
  ).toEqual([])
  expect(Object.keys(pictures).sort()).toEqual(data.products.map(({ id }) => id).sort())
})

test('every product has at least three pictures, and one shows it in use', () => {
  const lacking = Object.entries<Picture>(pictures)
    .filter(([, picture]) => !picture.use || SHOTS.filter((shot) => picture[shot]).length < 3)
    .map(([id]) => id)

  expect(lacking).toEqual([])
})

test('at least six creators promote something', () => {
  expect(new Set(data.promos.map(({ creator }) => creator)).size).toBeGreaterThanOrEqual(6)
})

test('each of twelve categories holds at least six products', () => {
  for (const category of CATEGORIES)
    expect(data.products.filter((product) => product.category === category).length, category).toBeGreaterThanOrEqual(6)
  expect(data.products.length).toBeGreaterThanOrEqual(120)
})

test('eleven shops stand in eleven cities, and the sample areas reach every zone', () => {
  expect(new Set(data.shops.map(({ city }) => city)).size).toBe(11)
  expect(data.areaGroups.flatMap(({ areas }) => areas).length).toBeGreaterThanOrEqual(36)
  expect(new Set(data.areaGroups.map(({ zone }) => zone)).size).toBe(7)
})

test('seeding twice changes nothing, and a reset returns to the first day but keeps the audit log', async () => {
  const { db, url } = await openShop()
  await db.update(variants).set({ available: 0 })
  await db.insert(auditEvents).values({ kind: 'test', detail: {} })

  await seed(url)
  const eventsBefore = await db.$count(auditEvents)
  await seed(url, { emptyFirst: true })

  expect(eventsBefore).toBe(1)
  expect([await db.$count(auditEvents), await db.$count(products)]).toEqual([1, data.products.length])
  expect((await db.query.variants.findFirst({ where: (row, { eq }) => eq(row.sku, 'AYU-SERUM') }))?.available).toBe(140)
})

test('a database on another machine is refused, unless it is meant', async () => {
  await expect(seed('postgres://pasar:secret@db.example.com/pasar')).rejects.toThrow('not local')
  expect(inject('templateUrl')).toContain('127.0.0.1')
})
