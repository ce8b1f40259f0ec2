import { createPrivateKey, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readFeed } from '@jembatan/buyer/feed'
import { submit } from '@jembatan/buyer/forms'
import { openDesk } from '@jembatan/buyer/operator'
import { Browser } from '@jembatan/contract/conformance/browser'
import { textOf } from '../world/crawl'
import { within } from '../world/database'
import type { Audited, World } from '../world/world'
import { cite, permendag } from './cite'
import { type Control, toFinding } from './control'

/** Enough pages of the feed to find ads of every category. */
const PAGES = 20
/** Each ad is opened as its own page; more of them show nothing new. */
const MOST_ADS = 8

/** Products that may not be offered, and their missing number. */
const LACKING = [
  { what: 'a cosmetic without BPOM', category: 'beauty', kinds: ['HALAL'], missing: 'BPOM' },
  { what: 'food without halal', category: 'food', kinds: ['PIRT'], missing: 'HALAL' },
  { what: 'food without BPOM or PIRT', category: 'food', kinds: ['HALAL'], missing: 'BPOM/PIRT' },
  { what: 'a toy without SNI', category: 'toys', kinds: [], missing: 'SNI' },
  { what: 'a helmet without SNI', category: 'sport', name: 'Helm Sepeda', kinds: [], missing: 'SNI' },
]

type Lacking = (typeof LACKING)[number]

export const numbersAndOrigin: Control = {
  row: 17,
  clauses: cite(permendag('11', '15')),
  title: {
    id: 'Tanpa nomor BPOM, halal, PIRT, atau SNI yang wajib, barang tidak dapat ditayangkan; nomor dan asal terlihat di kedua aplikasi',
    en: 'Goods without the BPOM, halal, PIRT or SNI number they need cannot be published; number and origin show in both apps',
  },
  concurrent: true,
  check: async (world) => {
    const published = JSON.parse(await readFile(world.pasar.environment.PASAR_CATALOGUE_FILE ?? '', 'utf8')).catalogue
    const tries = await tryEach(world, published)
    const pages = [...(await lookAtShop(world.pasar, published)), ...(await lookAtFeed(world.ramai, published))]
    const [refused, whole] = [tries.filter(isRefusedTwice), pages.filter(({ missing }) => missing.length === 0)]

    return toFinding({
      faults: findFaults({ tries, pages: pages }),
      figure: {
        id: `${tries.length} barang tanpa nomornya, ${refused.length} ditolak Pasar dan Ramai; ${whole.length} halaman dengan nomor dan asal`,
        en: `${tries.length} goods without their number, ${refused.length} refused by Pasar and Ramai; ${whole.length} pages with number and origin`,
      },
      observations: [
        ...tries.map(({ what, atPasar, atRamai }) => `${what}: Pasar says ${atPasar}; Ramai says ${atRamai}`),
        ...pages.map(({ where, expected }) => `${where}: ${expected.join(', ')}`),
      ],
    })
  },
}

type Try = Pick<Lacking, 'what' | 'missing'> & {
  /**
   * The rule that refused the sale at Pasar; `withNumbers` is the result for the same product with
   * all numbers.
   */
  atPasar: string
  withNumbers: string
  /** The desk's answer to a file signed with Pasar's real key. */
  atRamai: string
}

const ON_SALE = 'put on sale'
const RULE = 'products_on_sale_carry_their_standards'

const isRefusedTwice = ({ atPasar, atRamai, missing }: Try) =>
  atPasar === RULE && atRamai.endsWith(`has no ${missing} number`)

async function tryEach({ pasar, ramai }: World, published: Published): Promise<Try[]> {
  const desk = await openDesk(ramai.origin, ramai.environment.RAMAI_DESK_KEY ?? '')
  const resign = await openPress(pasar)
  const tries: Try[] = []
  for (const goods of LACKING)
    tries.push({
      ...goods,
      atPasar: await putOnSale(pasar, goods),
      withNumbers: await putOnSale(pasar, { ...goods, kinds: ['BPOM', 'HALAL', 'PIRT', 'SNI'] }),
      atRamai: await upload(desk, resign(changeFirst(published, goods))),
    })

  return tries
}

const numbered = (kinds: string[]) => kinds.map((kind) => ({ kind, number: 'CONTOH-0001' }))

/** Changes some products in a transaction that is always rolled back. */
const putOnSale = ({ databaseUrl }: Audited, { category, name, kinds }: Pick<Lacking, 'category' | 'name' | 'kinds'>) =>
  within(databaseUrl, (sql) =>
    sql
      .begin(async (tx) => {
        await tx`
          update products set category = ${category}, name_id = coalesce(${name ?? null}, name_id), standards = ${tx.json(numbered(kinds))}
          where id = (select min(id) from products where not delisted)`
        throw new TakenBack()
      })
      .catch((refusal: Error & { constraint_name?: string }) =>
        refusal instanceof TakenBack ? ON_SALE : (refusal.constraint_name ?? refusal.message),
      ),
  )

class TakenBack extends Error {}

type Text = { id: string; en: string }
type Product = {
  id: string
  category: string
  name: Text
  origin: Text
  standards: { kind: string; number: string }[]
}
type Published = { products: Product[]; [field: string]: unknown }

const changeFirst = ({ products: [first, ...others], ...rest }: Published, { category, name, kinds }: Lacking) => ({
  ...rest,
  products: [
    { ...first, category, name: name ? { id: name, en: name } : first?.name, standards: numbered(kinds) },
    ...others,
  ],
})

/** Signs any content with Pasar's key. */
async function openPress({ environment }: Audited) {
  const jwk = JSON.parse(await readFile(environment.PASAR_CATALOGUE_SIGNING_KEY_FILE ?? '', 'utf8'))
  const key = createPrivateKey({ key: jwk, format: 'jwk' })
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = encode({ alg: 'Ed25519', kid: jwk.kid, typ: 'catalogue.v1+jws' })

  return (catalogue: unknown) => {
    const signature = sign(null, Buffer.from(`${header}.${encode(catalogue)}`), key).toString('base64url')

    return JSON.stringify({ catalogue, signature: `${header}..${signature}` })
  }
}

/** Returns the reason of Ramai's desk, or that it gave none. */
async function upload(desk: Browser, text: string): Promise<string> {
  const { body } = await submit(desk, '/desk/catalogue', {
    having: ['name="file"'],
    fields: { shop: 'pasar', file: { name: 'catalogue.json', text } },
  })

  return /product \S+ has no \S+ number/.exec(textOf(body))?.[0] ?? 'nothing against it'
}

type PageCheck = { where: string; expected: string[]; missing: string[] }

/** The statements that a product's page needs, in Indonesian, the first language of the file. */
const expectedOf = ({ standards, origin }: Product) => [
  ...standards.map(({ number }) => number),
  ...standards.map(({ kind }) => kind),
  origin.id,
]

function look(where: string, page: string, product: Product): PageCheck {
  const [words, expected] = [textOf(page), expectedOf(product)]

  return { where, expected, missing: expected.filter((number) => !words.includes(number)) }
}

const lookAtShop = ({ origin }: Audited, { products }: Published) =>
  Promise.all(
    products.map(async (product) => {
      const path = `/products/${product.id}`
      const { body } = await new Browser(origin, { '__Host-pasar_language': 'id' }).ask(path, {
        headers: { accept: 'text/html' },
      })

      return look(`Pasar ${path}`, body, product)
    }),
  )

async function lookAtFeed({ origin }: Audited, { products }: Published) {
  const findByName = (name?: string) => products.find((product) => product.name.id === name)
  const ads = (await readFeed(new Browser(origin, { language: 'id' }), PAGES)).flatMap(({ id, offer }) => {
    const product = findByName(offer?.name)
    return product ? [{ id, product }] : []
  })

  return Promise.all(
    ads.slice(0, MOST_ADS).map(async ({ id, product }) => {
      const { body } = await new Browser(origin, { language: 'id' }).ask(`/?post=${id}`, {
        headers: { accept: 'text/html' },
      })
      const sheet = new RegExp(`<aside[^>]*id="product-${id}"[\\s\\S]*?</aside>`).exec(body)?.[0] ?? ''

      return look(`Ramai, sheet of ${id}`, sheet, product)
    }),
  )
}

/** `missing` is the missing number of a product, or the missing statement of a page. */
export function findFaults({ tries, pages }: { tries: Try[]; pages: PageCheck[] }): string[] {
  const of = (app: string) => pages.filter(({ where }) => where.startsWith(app))

  return [
    ...tries.flatMap(({ what, missing, atPasar, withNumbers, atRamai }) => [
      ...(atPasar === RULE ? [] : [`${what}: Pasar says ${atPasar}`]),
      ...(withNumbers === ON_SALE ? [] : [`${what}, but for its number, is refused, too: ${withNumbers}`]),
      ...(atRamai.endsWith(`has no ${missing} number`) ? [] : [`${what}: Ramai says ${atRamai}`]),
    ]),
    ...['Pasar', 'Ramai'].flatMap((app) => (of(app).length > 0 ? [] : [`no page of ${app} was looked at`])),
    ...pages.flatMap(({ where, missing }) => missing.map((number) => `${where} does not say ${number}`)),
  ]
}
