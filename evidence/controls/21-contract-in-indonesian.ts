import { createHash } from 'node:crypto'
import { type Basket, fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { pickItem } from '@jembatan/buyer/shop'
import { Browser, type HttpAnswer } from '@jembatan/contract/conformance/browser'
import { extractText } from 'unpdf'
import { textOf } from '../world/crawl'
import { within } from '../world/database'
import { openShopOf } from '../world/open-shop'
import type { Audited } from '../world/world'
import { cite, law } from './cite'
import { type Control, toFinding } from './control'

export const contractInIndonesian: Control = {
  row: 21,
  clauses: cite(law('PP 80/2019', '28, 53, 55, 56'), law('PMK 37/2025', '12(3)')),
  title: {
    id: 'Faktur dan kontrak dalam bahasa Indonesia, lengkap, di alamat Pasar sendiri saja, dan unduhannya selalu sama',
    en: "Invoice and contract in Indonesian, whole, at Pasar's own address alone, and each download is the same",
  },
  concurrent: true,
  check: async (world) => {
    const shop = await openShopOf(world)
    const basket = await fillBasketWith(shop, pickItem(shop))
    const orderId = await placeOrder(basket)
    const early = await read(basket.browser, orderId)
    await pay(basket, orderId)
    const page = await read(basket.browser, orderId)
    const [first, second] = [await download(world.pasar, basket, orderId), await download(world.pasar, basket, orderId)]
    const stranger = new Browser(world.pasar.origin)
    const observation = {
      early: early.status,
      page: page.body,
      host: world.pasar.origin,
      first,
      second,
      ...(await readKept(world.pasar, orderId)),
      file: await readText(first.bytes),
      stranger: [(await read(stranger, orderId)).status, (await stranger.ask(pdfOf(orderId))).status],
      oldShop: await askOldShopAddresses(world.ramai),
    }

    return toFinding({
      faults: findFaults(observation),
      figure: {
        id: `${CONTRACT.length + INVOICE.length} butir di halaman dan di berkas, berkas ${first.bytes.length} bita, dua unduhan sama; ${observation.oldShop.length} alamat lama di Ramai, satu jawaban`,
        en: `${CONTRACT.length + INVOICE.length} items on the page and in the file, a file of ${first.bytes.length} bytes, two downloads alike; ${observation.oldShop.length} addresses of the old shop at Ramai, one answer`,
      },
      observations: [
        `${world.pasar.origin}${pageOf(orderId)}: items ${lettersOf(page.body).join('')}`,
        `PDF SHA-256 ${hashOf(first.bytes)}, kept as ${observation.storedHash}`,
        `addresses of the old shop at Ramai: ${observation.oldShop.map(({ path, status }) => `${path} ${status}`).join(' · ')}`,
        `before the payment ${early.status}; for a stranger ${observation.stranger.join(' and ')}`,
      ],
    })
  },
}

const INVOICE_NUMBER = /\bINV\/\d{4}\/\d{2}\/\d{6}\b/

/** Articles 12(3)a–f of PMK 37/2025 and 53(1)a–i of PP 80/2019, in the order of the page. */
const INVOICE = [...'abcdef']
const CONTRACT = [...'abcdefghi']

const pageOf = (orderId: string) => `/orders/${orderId}/invoice`
const pdfOf = (orderId: string) => `/orders/${orderId}/invoice.pdf`

const read = (browser: Browser, orderId: string): Promise<HttpAnswer> =>
  browser.ask(pageOf(orderId), { headers: { accept: 'text/html' } })

/**
 * The old shop's addresses in the social app: its front, its invoices, and some that never
 * existed.
 */
const OLD_SHOP_PATHS = [
  ...['/toko', '/toko/faktur/1', '/toko/faktur/20000', '/toko/faktur/900000000001', '/toko/faktur/PSR-23456789ABCD'],
  ...['/toko/faktur/1?nomor=TL-10000001', '/toko/pesanan/TL-10000001'],
]

/** An order sent by a page of the old shop that is still open somewhere. */
const NEW_ORDER = {
  method: 'POST' as const,
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
  body: 'produk=101&jumlah=1',
}

export type OldShopAnswer = { path: string; status: number; headers: Record<string, unknown>; body: string }

/** Headers about the time, the connection or the request, not about its content. */
const OF_THE_LINE = new Set(['date', 'x-request-id', 'connection', 'keep-alive'])

const askOldShopAddresses = async ({ origin }: Audited): Promise<OldShopAnswer[]> => {
  const browser = new Browser(origin)
  const answers: OldShopAnswer[] = []
  const ask = async (path: string, order?: { method: 'POST'; headers: Record<string, string>; body: string }) => {
    const { status, headers, body } = await browser.ask(path, {
      ...order,
      headers: { accept: 'text/html', ...order?.headers },
    })
    const ownHeaders = Object.entries(headers).filter(([name]) => !OF_THE_LINE.has(name))
    answers.push({ path: order ? `POST ${path}` : path, status, headers: Object.fromEntries(ownHeaders), body })
  }
  for (const path of OLD_SHOP_PATHS) await ask(path)
  for (const path of ['/toko', '/toko/pesanan']) await ask(path, NEW_ORDER)

  return answers
}

type File = { status: number; type: string; bytes: Buffer }

async function download({ address, origin }: Audited, { browser }: Basket, orderId: string): Promise<File> {
  const answer = await fetch(new URL(pdfOf(orderId), address), {
    headers: {
      host: new URL(origin).host,
      cookie: browser.cookieHeader,
    },
  })

  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    bytes: Buffer.from(await answer.arrayBuffer()),
  }
}

/** The shop's record of the invoice: the file's hash and the agreed total. */
const readKept = ({ databaseUrl }: Audited, orderId: string) =>
  within(databaseUrl, async (sql) => {
    const [row] = await sql<{ storedHash: string; total: number }[]>`
      select sha256 as "storedHash", total from invoice_files join orders on orders.id = order_id where order_id = ${orderId}`

    return row ?? { storedHash: '', total: 0 }
  })

/** Returns the text of a PDF. */
async function readText(bytes: Buffer): Promise<string> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true })

  return text
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Returns a page's text for each letter of a rule. A letter without text counts as missing. */
const itemsOf = (html: string) =>
  Array.from(html.matchAll(/<dt[^>]*>(([a-i])\. [^<]+)<\/dt><dd[^>]*>(.*?)<\/dd>/gs), ([, title, letter, text]) => ({
    title: decode(title ?? ''),
    letter,
    text: decode(textOf(text ?? '')),
  })).filter(({ text }) => text.trim() !== '')

const lettersOf = (html: string) => itemsOf(html).map(({ letter }) => letter)

const decode = (text: string) =>
  text.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')

/** Files break lines at other places than pages, even within words. */
const squeeze = (text: string) => text.replace(/[\s-]/g, '')

type Observation = {
  early: number
  page: string
  host: string
  first: File
  second: File
  storedHash: string
  total: number
  /** Text of the file. */
  file: string
  stranger: number[]
  oldShop: OldShopAnswer[]
}

export function findFaults({
  early,
  page,
  host,
  first,
  second,
  stranger,
  oldShop,
  ...observation
}: Observation): string[] {
  const items = itemsOf(page)
  const texts = items.map(({ text }) => text).join(' ')
  const file = squeeze(observation.file)
  const elsewhere = Array.from(page.matchAll(/href="([^"]*\.pdf[^"]*)"/g), ([, link = '']) => link).filter(
    (link) => new URL(link, host).origin !== host,
  )

  return [
    ...(early === 404 ? [] : [`an order that nobody paid has an invoice (${early})`]),
    ...(lettersOf(page).join('') === [...INVOICE, ...CONTRACT].join('')
      ? []
      : [`the page has the items ${lettersOf(page).join('') || 'of nothing'}`]),
    ...(INVOICE_NUMBER.test(texts) ? [] : ['the page does not say the number of the invoice']),
    ...(texts.includes(`Seluruhnya Rp${observation.total.toLocaleString('id-ID')}.`)
      ? []
      : [`the page does not say the sum of ${observation.total}`]),
    ...items
      .filter(({ title, text }) => !file.includes(squeeze(title)) || !file.includes(squeeze(text)))
      .map(({ title }) => `the file does not say what the page says at "${title}"`),
    ...(/<article[^>]*\blang="id"/.test(page) ? [] : ['the page does not say that it is in Indonesian']),
    ...(first.status === 200 && first.type === 'application/pdf'
      ? []
      : [`the file answers ${first.status} ${first.type}`]),
    ...(first.bytes.includes('/Lang (id)') ? [] : ['the file does not say that it is in Indonesian']),
    ...(first.bytes.equals(second.bytes) ? [] : ['a second download is another file']),
    ...(hashOf(second.bytes) === observation.storedHash ? [] : ['the hash that is kept is not that of the file']),
    ...(/\.pdf"/.test(page) ? [] : ['the page leads to no file']),
    ...elsewhere.map((link) => `the file is not at Pasar: ${link}`),
    ...(stranger.every((status) => status === 404) ? [] : [`a stranger gets ${stranger.join(' and ')}`]),
    ...findTellingAddresses(oldShop),
  ]
}

/**
 * Every address of the old shop must answer the same page, which does not redirect and reveals
 * nothing about the request.
 */
function findTellingAddresses([front, ...others]: OldShopAnswer[]): string[] {
  if (!front) return ['no address of the old shop was asked']
  const serialise = ({ status, headers, body }: OldShopAnswer) => JSON.stringify([status, headers, body])

  return [
    ...(front.status === 410 ? [] : [`an address of the old shop answers ${front.status}`]),
    ...(/noindex/.test(String(front.headers['x-robots-tag']))
      ? []
      : ['search engines may keep an address of the old shop']),
    ...(front.headers['cache-control'] === 'no-store'
      ? []
      : ['an address of the old shop may be kept by whoever passes it on']),
    ...('location' in front.headers ? ['an address of the old shop leads on by itself'] : []),
    ...others
      .filter((other) => serialise(other) !== serialise(front))
      .map(({ path }) => `${path} has an answer of its own`),
  ]
}
