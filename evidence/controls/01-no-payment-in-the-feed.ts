import { join, relative } from 'node:path'
import { Browser } from '@jembatan/contract/conformance/browser'
import { crawl, type Visited } from '../world/crawl'
import { filesBelow, findInFiles } from '../world/files'
import type { Audited } from '../world/world'
import { cite, permendag } from './cite'
import { type Control, toFinding } from './control'

const PATHS = ['/pay', '/payment', '/orders', '/order', '/cart', '/basket', '/checkout', '/address']

const OF_A_PAYMENT = new Set(
  'card cardnumber cc cvv cvc pin va qris rekening kartu address alamat street postal tel phone telepon'.split(' '),
)

const PAYMENT_SOFTWARE = /midtrans|veritrans|snap\.js|xendit|stripe\.com|braintree|paypal/i

export const noPaymentInTheFeed: Control = {
  row: 1,
  clauses: cite(permendag('21(3)', '25(3)')),
  title: {
    id: 'Ramai tidak punya jalan untuk memesan atau membayar',
    en: 'Ramai has no way to order or to pay',
  },
  concurrent: true,
  check: async ({ ramai, kasir }) => {
    const pages = await crawl(ramai.origin, ['/', '/leaving/pasar/101', '/nowhere', '/toko/faktur/1'])
    const attempts = await postToEach(ramai)
    const routes = await routesOf(ramai)
    const software = await findInFiles(await filesBelow(join(ramai.build, 'static'), /\.js$/), PAYMENT_SOFTWARE)

    return toFinding({
      faults: [
        ...(pages.some(({ status }) => status === 200) ? [] : ['no page of Ramai answered, so nothing was checked']),
        ...pages.flatMap((page) => findFields(page)),
        ...pages.flatMap(findNumbers),
        ...pages.flatMap((page) => findOpenHeaders(page, kasir.origin)),
        ...attempts.filter(({ status }) => status !== 404).map(({ path, status }) => `POST ${path} answers ${status}`),
        ...routes
          .filter((route) => PATHS.some((path) => route.includes(path)))
          .map((route) => `there is a route ${route}`),
        ...software.map(({ file, words }) => `${relative(ramai.build, file)} says "${words}"`),
      ],
      figure: {
        id: `${pages.length} halaman, ${attempts.length} alamat dicoba, 0 kolom pembayaran`,
        en: `${pages.length} pages, ${attempts.length} addresses tried, 0 payment fields`,
      },
      observations: [
        `pages: ${pages.map(({ path, status }) => `${path} ${status}`).join(' · ')}`,
        `routes in the code: ${routes.join(' · ')}`,
        `addresses: ${attempts.map(({ path, status }) => `POST ${path} ${status}`).join(' · ')}`,
        `content-security-policy: ${pages[0]?.headers['content-security-policy']}`,
        `permissions-policy: ${pages[0]?.headers['permissions-policy']}`,
      ],
    })
  },
}

async function postToEach({ origin }: Audited) {
  const browser = new Browser(origin)
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

  return Promise.all(
    PATHS.map(async (path) => ({ path, ...(await browser.ask(path, { method: 'POST', headers, body: 'amount=1' })) })),
  )
}

async function routesOf({ sources }: Audited) {
  const files = await filesBelow(join(sources, 'app'), /^(page|route)\.tsx?$/)

  return files.map((file) => `/${relative(join(sources, 'app'), file).replace(/\/?(page|route)\.tsx?$/, '')}`)
}

function findFields({ path, body }: Visited) {
  const fields = body.match(/<(input|select|textarea)\b[^>]*>/g) ?? []

  return fields
    .filter((field) => namesOf(field).some((name) => OF_A_PAYMENT.has(name)))
    .map((field) => `${path} asks for ${field}`)
}

/** Number of an order or an invoice, at Pasar or in the old shop. */
const NUMBER = /\bPSR-[0-9A-Z]{12}\b|\bINV\/[\w/]*\d|\bTL-\d{8}/

const findNumbers = ({ path, body }: Visited) => (NUMBER.test(body) ? [`${path} holds the number of an order`] : [])

/** React names a form's action by a hash, which may contain any two letters. */
const ACTION_HASH = /\$action_id_[0-9a-f]+/g

/** Returns every word of a field's names: `card_number` is about a card. */
const namesOf = (field: string) =>
  Array.from(field.matchAll(/\b(?:name|id|type|autocomplete)="([^"]*)"/g), ([, value = '']) => value)
    .join(' ')
    .toLowerCase()
    .replaceAll(ACTION_HASH, '')
    .split(/[^a-z]+/)

function findOpenHeaders({ path, headers }: Visited, paymentOrigin: string) {
  const policy = String(headers['content-security-policy'] ?? '')

  return [
    ...(policy.includes("frame-src 'none'") ? [] : [`${path} may hold a frame`]),
    ...(policy.includes(paymentOrigin) ? [`${path} may reach ${paymentOrigin}`] : []),
    ...(String(headers['permissions-policy'] ?? '').includes('payment=()')
      ? []
      : [`${path} may ask the browser to pay`]),
  ]
}
