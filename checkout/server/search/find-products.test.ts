import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { products } from '@/db/schema'
import { readSeed } from '@/db/seed/read-seed'
import { openShop } from '../testing/open-world'
import { type FindProducts, findProducts } from './find-products'
import { findShops } from './find-shops'
import { SORTS } from './read-filters'
import { searchCatalogue } from './search-catalogue'
import { suggest } from './suggest'
import ordinaryQueries from './testing/ordinary-queries.json'

const ALL = readSeed().products

async function find(ask: FindProducts) {
  const { db } = await openShop()

  return findProducts(db, { limit: 500, ...ask })
}

const idsOf = ({ products }: Awaited<ReturnType<typeof findProducts>>) => products.map(({ id }) => id)

test('goods that only mention a word in their description are shown as the nearest', async () => {
  const mentions = await find({ typed: 'ayam' })

  expect(mentions).toMatchObject({ partial: true, query: 'ayam' })
  expect(idsOf(mentions)).toContain('cakara-biskuit-anjing')
  expect(await find({ typed: 'sambal' })).toMatchObject({ partial: false })
})

test.each([
  ['a word', 'kopi', 'senja-kopi'],
  ['another form of it in Indonesian', 'menyaring', 'hutanira-madu-hutan'],
  ['its beginning', 'cerm', 'sulura-cermin'],
  ['capitals and accents', 'KÓPI', 'senja-kopi'],
  ['an English word', 'notebooks', 'penatra-buku-garis'],
  ['a word of the description', 'andesit', 'lesungka-cobek'],
  ['a brand', 'kelanara', 'kelanara-ransel-kota'],
])('%s finds products: %s', async (_, typed, id) => {
  const ids = await find({ typed })

  expect(idsOf(ids)).toContain(id)
  expect(ids.corrected).toBe(false)
})

test('a match in the name ranks above a match in the description', async () => {
  const [first] = idsOf(await find({ typed: 'kopi' }))

  expect(ALL.find(({ id }) => id === first)?.name.id).toMatch(/kopi/i)
})

test.each([
  ['mankuk', 'mangkuk', 'lumbara-mangkuk-sup'],
  ['koppi', 'kopi', 'senja-kopi'],
  ['tumblr', 'tumbler', 'sejuk-tumbler'],
  ['ranzel kota', 'ransel kota', 'kelanara-ransel-kota'],
  ['seurm', 'serum', 'ayu-serum'],
  ['hedset', 'headset', 'nada-earbuds'],
  ['sabum', 'sabun', 'wangi-soap'],
  ['lampo', 'lampu', 'ratih-lamp'],
  ['botol minm', 'botol minum', 'rentaga-botol-olahraga'],
  ['serum 30ml', 'serum 30 ml', 'ayu-serum'],
])('%s is read as %s, and says so', async (typed, query, id) => {
  const ids = await find({ typed })

  expect(ids).toMatchObject({ query, corrected: true })
  expect(idsOf(ids)).toContain(id)
})

test('ordinary queries have what they ask for among the first five', async () => {
  const { db } = await openShop()
  const missed: string[] = []
  for (const [typed, ids] of Object.entries(ordinaryQueries)) {
    const { products } = await searchCatalogue({ lagging: db }, { typed, filters: {} })
    const first = products.slice(0, 5).map(({ id }) => id)
    if (!ids.every((id) => first.includes(id))) missed.push(`${typed}: ${first.join(', ')}`)
  }

  expect(missed).toEqual([])
})

test.each([
  ['whose name is its stem', 'kemeja', ['lembaya-kemeja-linen']],
  ['of whose name it is the stem', 'meja', ['detika-jam-meja', 'ratih-lamp']],
  ['that only mention it', 'jam', ['detika-jam-dinding', 'detika-jam-meja']],
  ['of a kind that its last word only describes', 'sepatu anak', ['langkah-sandal']],
])('goods of a name are found without those %s: %s', async (_, typed, ids) => {
  expect(idsOf(await find({ typed })).toSorted()).toEqual(ids)
})

test.each(['gitar', 'kuas', 'spion', 'keran'])('%s is not sold and not read as a similar word', async (typed) => {
  expect(await find({ typed })).toMatchObject({ corrected: false, products: [] })
})

test.each([
  ['jaket', 'fashion'],
  ['celana', 'fashion'],
  ['sepeda', 'sport'],
  ['kotak makan', 'kitchen'],
  ['lemari', 'home'],
  ['lipstik matte', 'beauty'],
])('%s is not sold and not read as another thing: its category is listed instead', async (typed, category) => {
  const list = await find({ typed })

  expect(list).toMatchObject({ unsold: true, corrected: false, query: typed })
  expect(idsOf(list).toSorted()).toEqual(
    ALL.filter((product) => product.category === category)
      .map(({ id }) => id)
      .toSorted(),
  )
})

test.each(['', '   ', '!!!', "' or 1=1 --", 'a & | ! :* <->', '🙂🙂', 'zzzzqqqq', '%_\\'])(
  'what names nothing breaks nothing: %j',
  async (typed) => {
    await expect(find({ typed })).resolves.toBeDefined()
  },
)

test('words that narrow nothing list everything', async () => {
  expect(await find({ typed: 'promo gratis ongkir' })).toMatchObject({ count: ALL.length, partial: true })
})

test.each(['!?+', '🙂🙂', '%_\\'])('signs alone ask for nothing that could be found: %j', async (typed) => {
  expect(await find({ typed, filters: { stock: '1' } })).toMatchObject({
    query: '',
    products: [],
    count: 0,
    next: null,
  })
})

test('each filter returns exactly the products that match it', async () => {
  const { db } = await openShop()
  const everything = await findProducts(db, { limit: 500 })
  const filters = async (
    request: FindProducts['filters'],
    keep: (product: (typeof everything.products)[number]) => boolean,
  ) => {
    const ids = await findProducts(db, { filters: request, limit: 500 })
    const expected = everything.products.filter(keep).map(({ id }) => id)
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(everything.products.length)
    expect(idsOf(ids).toSorted()).toEqual(expected.toSorted())
    expect(ids.count).toBe(expected.length)
  }

  expect(everything.products).toHaveLength(ALL.length)
  await filters({ min: 'Rp100.000' }, ({ price }) => price >= 100_000)
  await filters({ max: '50.000' }, ({ price }) => price <= 50_000)
  await filters({ max: 'Rp 50,000' }, ({ price }) => price <= 50_000)
  await filters({ max: '50k' }, ({ price }) => price <= 50_000)
  await filters({ min: '100000', max: '200000' }, ({ price }) => price >= 100_000 && price <= 200_000)
  await filters({ city: 'Makassar' }, ({ shop }) => shop.city === 'Makassar')
  await filters({ rating: '4' }, ({ rating }) => rating >= 400)
  await filters({ stock: '1' }, ({ stock }) => stock !== 'sold_out')
  await filters({ category: 'pets' }, ({ id }) => ALL.find((product) => product.id === id)?.category === 'pets')
})

test('a filter that is none is left out and named, and the others hold', async () => {
  const { ignored, filters, products } = await find({
    filters: {
      min: 'cheap',
      rating: '9',
      sort: 'random',
      after: 'nowhere',
      category: 'weapons',
      stock: '1',
      city: 'Medan',
    },
  })

  expect(ignored).toEqual(['category', 'min', 'rating', 'sort', 'after'])
  expect(filters).toEqual({ city: 'Medan', stock: '1', sort: 'sold' })
  expect(products.every(({ shop }) => shop.city === 'Medan')).toBe(true)
})

test.each(['50.5', '50 rbu', '3000 juta'])('%s is no price, and named', async (max) => {
  const { ignored, filters } = await find({ filters: { max } })

  expect([ignored, filters.max]).toEqual([['max'], undefined])
})

test('a page after a number that no product can have is the first one, and says so', async () => {
  const { ignored, products } = await find({ filters: { after: '2147483648.senja-kopi' } })

  expect(ignored).toEqual(['after'])
  expect(products).toHaveLength(ALL.length)
})

test('a lowest price above the highest narrows nothing, and says so', async () => {
  const { ignored, emptySpan, products } = await find({ filters: { min: '200000', max: '1000' } })

  expect([ignored, emptySpan]).toEqual([['min', 'max'], true])
  expect(products).toHaveLength(ALL.length)
})

test.each(SORTS)('page by page a list by %s is what it is at once, in its order', async (sort) => {
  const { db } = await openShop()
  const typed = sort === 'relevance' ? 'kayu' : ''
  const all = await findProducts(db, { typed, filters: { sort }, limit: 500 })
  const read = (filters: FindProducts['filters']) =>
    findProducts(db, { typed, filters: { sort, ...filters }, limit: 7 })
  let page = await read({})
  const paged = [idsOf(page)]
  while (page.next !== null) {
    page = await read({ after: page.next })
    paged.push(idsOf(page))
  }
  const back = [idsOf(page)]
  while (page.previous !== null) {
    page = await read({ before: page.previous })
    back.unshift(idsOf(page))
  }

  expect(paged.length).toBeGreaterThan(1)
  expect(paged.flat()).toEqual(idsOf(all))
  expect(back).toEqual(paged)
  const numbers = all.products.map(({ sold, rating, price }) =>
    sort === 'sold'
      ? -sold
      : sort === 'rating'
        ? -rating
        : sort === 'cheapest'
          ? price
          : sort === 'dearest'
            ? -price
            : 0,
  )
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
})

test('a page continues after the last one although an earlier product was sold meanwhile', async () => {
  const { db } = await openShop()
  const first = await findProducts(db, { limit: 5 })
  const second = await findProducts(db, { filters: { after: first.next ?? '' }, limit: 5 })

  await db
    .update(products)
    .set({ delisted: true })
    .where(eq(products.id, first.products[0]?.id ?? ''))

  expect(idsOf(await findProducts(db, { filters: { after: first.next ?? '' }, limit: 5 }))).toEqual(idsOf(second))
})

test('a word that very many products have finds them in every order, page by page, and none that is not on sale', async () => {
  const { db } = await openShop()
  await db.execute(sql`
    with copied as (
      insert into products (id, shop_id, brand, name_id, name_en, description_id, description_en, category, media, origin_id,
        origin_en, standards, position, sold, reviews, stars, delisted)
      select 'mug-' || n, shop_id, brand, 'Cangkir Langit ' || n, 'Sky Mug ' || n, description_id, description_en, category,
        media, origin_id, origin_en, standards, 1000 + n, n % 7, 1, 1 + n % 5, n % 10 = 0
      from products, generate_series(1, 600) n where id = 'kala-mug' returning id, position
    )
    insert into variants (sku, product_id, price, weight_grams, available, position)
    select 'MUG-' || position, id, 10000 + position % 13, 300, 5, 0 from copied`)
  const keys = { sold: 'sold', rating: 'rating', cheapest: 'price', dearest: 'price' } as const

  for (const [sort, key] of Object.entries(keys)) {
    const products: Awaited<ReturnType<typeof findProducts>>['products'] = []
    for (let after: string | undefined | null; after !== null; ) {
      const page = await findProducts(db, { typed: 'langit', filters: { sort, after }, limit: 200 })
      expect([page.count, page.countedAll]).toEqual([500, false])
      products.push(...page.products)
      after = page.next
    }
    const values = products.map((product) => product[key as 'sold' | 'rating' | 'price'])

    expect(new Set(products.map(({ id }) => id)).size).toBe(540)
    expect(values).toEqual(values.toSorted((one, other) => (sort === 'cheapest' ? one - other : other - one)))
  }
  const { products: suggested } = await suggest({ lagging: db }, { typed: 'langit' })
  expect(suggested).toHaveLength(6)
})

test('a delisted product is found nowhere, and a changed name is found at once', async () => {
  const { db } = await openShop()
  await db.update(products).set({ delisted: true }).where(eq(products.id, 'senja-kopi'))
  await db.update(products).set({ nameId: 'Kain Gringsing' }).where(eq(products.id, 'rasa-batik'))

  expect(idsOf(await findProducts(db, { typed: 'senja gayo' }))).not.toContain('senja-kopi')
  expect(idsOf(await findProducts(db, { typed: 'gringsing' }))).toEqual(['rasa-batik'])
  expect((await suggest({ lagging: db }, { typed: 'senja' })).products.map(({ id }) => id)).not.toContain('senja-kopi')
})

test('while somebody types, products and shops are suggested, misspelt ones too', async () => {
  const { db } = await openShop()

  expect((await suggest({ lagging: db }, { typed: 'mang' })).products.map(({ id }) => id)).toContain(
    'lumbara-mangkuk-sup',
  )
  expect((await suggest({ lagging: db }, { typed: 'mankuk' })).products.map(({ id }) => id)).toContain(
    'lumbara-mangkuk-sup',
  )
  expect((await suggest({ lagging: db }, { typed: 'rumah ayu' })).shops).toEqual([
    { id: 'rumah-ayu', name: 'Rumah Ayu' },
  ])
  expect(await suggest({ lagging: db }, { typed: 'm' })).toEqual({ products: [], shops: [] })
})

test.each(['Rumah Ayu', 'ruma ayu'])('the name of a shop leads to its goods: %s', async (typed) => {
  const { db } = await openShop()

  const { products, count } = await searchCatalogue({ lagging: db }, { typed, filters: {} })

  expect(count).toBe(ALL.filter(({ shopId }) => shopId === 'rumah-ayu').length)
  expect(new Set(products.map(({ shop }) => shop.id))).toEqual(new Set(['rumah-ayu']))
})

test('shops are found by a name that is nearly right', async () => {
  const { db } = await openShop()

  expect((await findShops(db, ['dapur', 'celebs'])).map(({ id }) => id)).toContain('dapur-celebes')
  expect(await findShops(db, ['zz'])).toEqual([])
})
