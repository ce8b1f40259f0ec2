import { expect, test } from 'vitest'
import { addMember } from '../account/testing/members'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { readCursor } from '../feed/cursor'
import { hidePost } from '../social/hide'
import { freshDatabase } from '../testing/open-world'
import { search } from './search'
import { suggest } from './suggest'

const now = new Date('2026-11-25T04:00:00Z')

async function searchFor(typed: string, more: { cursor?: string | null; limit?: number } = {}) {
  const db = await freshDatabase()
  const { cursor, limit = 100 } = more

  return search({ db, now, language: 'id', shops: [pasar] }, { typed, cursor: readCursor(cursor), limit })
}

const idsOf = ({ page }: Awaited<ReturnType<typeof searchFor>>) => page.posts.map(({ id }) => id)

test.each([
  ['a word', 'gunungan', 'laras-gunungan-dekat'],
  ['another form of it in Indonesian', 'menjemur', 'sari-jemuran'],
  ['its beginning', 'layang', 'wayan-layangan-sawah'],
  ['capitals and accents', 'KÚCING', 'nadia-kucing-tidur'],
  ['an English word of the caption', 'kites', 'bayu-layangan-dekat'],
  ['the words of a hashtag', 'mie ayam', 'tika-resep-kuah'],
  ['a hashtag as it is written', '#kainbatik', 'murni-kain-dekat'],
  ['the name of its creator', 'rani', 'rani-ayu-serum'],
])('%s finds the posts: %s', async (_, typed, id) => {
  const result = await searchFor(typed)

  expect(idsOf(result)).toContain(id)
  expect(result.corrected).toBe(false)
})

test.each([
  ['kuncing', 'kucing', 'nadia-matahari'],
  ['wayng', 'wayang', 'agung-wayang-kopi'],
  ['sepda kakek', 'sepeda kakek', 'gilang-sepeda-kakek'],
])('%s is read as %s, and says so', async (typed, query, id) => {
  const result = await searchFor(typed)

  expect(result).toMatchObject({ query, corrected: true })
  expect(idsOf(result)).toContain(id)
})

test('a correction that fits nothing whole does not replace the typed words', async () => {
  const result = await searchFor('tips hemat')

  expect(result).toMatchObject({ query: 'tips hemat', corrected: false, partial: true })
  expect(idsOf(result)).toContain('sari-hijau-pot')
})

const NAMES = {
  'ayu-serum': { brand: 'AYU', name: { id: 'AYU Serum Pencerah 30 ml', en: 'AYU Brightening Serum 30 ml' } },
  'sambal-bu-tini': { brand: 'SAMBAL BU TINI', name: { id: 'Sambal Bawang Bu Tini', en: 'Bu Tini Shallot Sambal' } },
  'nada-earbuds': { brand: 'NADA', name: { id: 'NADA Earbud Nirkabel', en: 'NADA Wireless Earbuds' } },
  'rasa-batik': { brand: 'RASA', name: { id: 'RASA Kain Batik Cap', en: 'RASA Stamped Batik Cloth' } },
  'sejuk-tumbler': { brand: 'SEJUK', name: { id: 'SEJUK Tumbler Baja', en: 'SEJUK Steel Tumbler' } },
}

async function withPromotions() {
  const db = await freshDatabase()
  const { products, ...catalogue } = sampleCatalogue()
  const named = products.map((product) => ({ ...product, ...NAMES[product.id as keyof typeof NAMES] }))
  await replaceCatalogue(db, { shop: 'pasar', catalogue: { ...catalogue, products: named } })

  return db
}

test.each([
  ['its kind', 'serum', 'rani-ayu-serum', 'serum'],
  ['its brand and kind', 'AYU serum', 'rani-ayu-serum', 'ayu serum'],
  ['its name', 'bu tini', 'tika-sambal-bu-tini', 'bu tini'],
  ['another name of it', 'headset', 'dimas-nada-earbuds', 'headset'],
  ['a misspelt kind', 'seurm', 'rani-ayu-serum', 'serum'],
  ['some of the words', 'tumbler ungu', 'bayu-sejuk-tumbler', 'tumbler ungu'],
])('an ad is found by its product: %s', async (_, typed, id, query) => {
  const db = await withPromotions()

  const result = await search({ db, now, language: 'id', shops: [pasar] }, { typed, limit: 100 })

  expect(idsOf(result)).toContain(id)
  expect(result.query).toBe(query)
})

test('two ads with one picture and product are found as the newest of them', async () => {
  const db = await withPromotions()

  const result = await search({ db, now, language: 'id', shops: [pasar] }, { typed: 'batik', limit: 100 })

  expect(idsOf(result).filter((id) => id.endsWith('rasa-batik'))).toEqual(['laras-rasa-batik'])
})

test('suggestions name products, creators and hashtags, misspelt ones too', async () => {
  const db = await withPromotions()
  const suggested = (typed: string) => suggest({ db, now, language: 'id' }, { typed })

  expect(await suggested('ser')).toContain('AYU Serum Pencerah 30 ml')
  expect(await suggested('seurm')).toContain('AYU Serum Pencerah 30 ml')
  expect(await suggested('rani')).toContain('Rani Prameswari')
  expect(await suggested('sepeda')).toContain('#sepedaonthel')
  expect(await suggested('s')).toEqual([])
})

test('creators are found by a similar name, and hashtags by a part', async () => {
  expect((await searchFor('ranni')).creators[0]).toMatchObject({ id: 'rani', name: 'Rani Prameswari' })
  expect((await searchFor('Parlindungan')).creators.map(({ id }) => id)).toEqual(['ucok'])
  expect((await searchFor('sepeda')).hashtags[0]).toBe('sepedaonthel')
})

test('a paged search finds the same posts as a single page', async () => {
  const all = idsOf(await searchFor('hujan'))
  const paged: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const result = await searchFor('hujan', { cursor: cursor ?? null, limit: 3 })
    paged.push(...idsOf(result))
    cursor = result.page.older
  }

  expect(all.length).toBeGreaterThan(6)
  expect(paged).toEqual(all)
})

test('a member’s search omits their hidden posts, and still fills the page', async () => {
  const db = await freshDatabase()
  const memberId = await addMember(db, 'dewi')
  const find = async (limit: number) => {
    const { page } = await search({ db, now, language: 'id', shops: [pasar], memberId }, { typed: 'hujan', limit })

    return { ids: page.posts.map(({ id }) => id), older: page.older }
  }
  const all = (await find(100)).ids
  for (const postId of all.slice(0, 3)) await hidePost({ db, memberId, now }, { postId, on: true })

  expect(await find(3)).toEqual({ ids: all.slice(3, 6), older: expect.any(String) })
})

test.each(['', '   ', '!!!', "' or 1=1 --", 'a & | ! :* <->', '🙂🙂', 'yang', 'zzzzqqqq'])(
  'a query of signs, stop words or unknown words does not fail: %j',
  async (typed) => {
    const result = await searchFor(typed)

    expect(result.page.posts.length).toBeLessThan(73)
  },
)
