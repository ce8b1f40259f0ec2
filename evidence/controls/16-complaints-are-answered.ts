import { submit } from '@jembatan/buyer/forms'
import { fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { signUp } from '@jembatan/buyer/member'
import { openBackOffice, openDesk } from '@jembatan/buyer/operator'
import { fromAnyAddress } from '@jembatan/buyer/person'
import { pickItem, type Shop } from '@jembatan/buyer/shop'
import { Browser } from '@jembatan/contract/conformance/browser'
import { crawl, type Visited } from '../world/crawl'
import { within } from '../world/database'
import { openShopOf } from '../world/open-shop'
import type { Audited, World } from '../world/world'
import { cite, law, permendag } from './cite'
import { type Control, toFinding } from './control'
import { addWorkingDays, endOfDay, readHolidays } from './working-days'

type Office = {
  title: string
  /** The operator's contact on each page. */
  contact: RegExp
  /** Start pages of a crawl. */
  from: string[]
  ticket: RegExp
  topic: string
}

const OFFICES = {
  ramai: {
    title: 'Ramai',
    contact: /pengaduan@ramai\.example/,
    from: ['/', '/complaints', '/appeals', '/desk/sign-in', '/sign-in', '/leaving/pasar/101', '/nowhere', '/toko'],
    ticket: /RMI-\d{6}/,
    topic: 'ad',
  },
  pasar: {
    title: 'Pasar',
    contact: /pengaduan@pasar\.example/,
    from: [
      '/',
      '/complaints',
      '/basket',
      '/orders',
      '/orders/find',
      '/payment/unknown',
      '/back-office/sign-in',
      '/nowhere',
    ],
    ticket: /ADU-\d{6}/,
    topic: 'delivery',
  },
} satisfies Record<string, Office>

/** Content of every page for every visitor, besides the operator's contact. */
const ON_EVERY_PAGE = {
  'the contact of the ministry':
    /Direktorat Jenderal Perlindungan Konsumen dan Tertib Niaga|Directorate General of Consumer Protection/,
  'that it is a simulation': /Simulasi · tidak berafiliasi|Simulation · not affiliated/,
}

const HOUR_MS = 60 * 60_000

/** The promise of both complaint pages, by item e of article 27(2). */
const PROMISE = {
  days: 5,
  hoursAboutData: 72,
  text: /<dd[^>]*>Paling lama (5|lima) hari kerja; tentang data pribadi 3×24 jam/,
}

export const complaintsAreAnswered: Control = {
  row: 16,
  clauses: cite(permendag('9, 10', '12, 13'), law('PP 80/2019', '27(2)')),
  title: {
    id: 'Setiap halaman Ramai dan Pasar menyebut kontak pengaduannya dan Ditjen PKTN; pengaduan mendapat nomor dan tenggat',
    en: "Every page of Ramai and Pasar names its complaint contact and the ministry's; a complaint gets a number and a due time",
  },
  concurrent: true,
  check: async (world: World) => {
    const privatePages = world.fewPeople ? { ramai: [], pasar: [] } : await crawlSignedIn(world)
    const holidays = await readHolidays(world.pasar)
    const both = [
      await look(world.ramai, { office: OFFICES.ramai, privatePages: privatePages.ramai, holidays }),
      await look(world.pasar, { office: OFFICES.pasar, privatePages: privatePages.pasar, holidays }),
    ]

    return toFinding({
      faults: both.flatMap(({ faults }) => faults),
      figure: {
        id: both.map(({ title, pages, number }) => `${pages.length} halaman ${title}, tiket ${number}`).join('; '),
        en: both.map(({ title, pages, number }) => `${pages.length} pages of ${title}, ticket ${number}`).join('; '),
      },
      observations: both.flatMap(({ title, pages, number, due }) => [
        `${title}: ${pages.map(({ path, status }) => `${path} ${status}`).join(' · ')}`,
        `ticket ${number}: due ${due.at}, found with its secret, not with another`,
      ]),
    })
  },
}

/** A handwritten page: the refusal of a form that none of their pages sends. */
async function readRefusal({ origin }: Audited): Promise<Visited> {
  const headers = { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' }
  const refusal = await new Browser(origin).ask('/complaints', {
    method: 'POST',
    body: 'x',
    headers: { ...headers, accept: 'text/html' },
  })

  return { path: 'POST /complaints', ...refusal }
}

/** Crawls the pages that only members, buyers and operators see. */
async function crawlSignedIn(world: World) {
  const { ramai, pasar } = world
  const member = await signUp(ramai.origin, 'Simulasi Pembaca')
  const desk = await openDesk(ramai.origin, ramai.environment.RAMAI_DESK_KEY ?? '')
  const backOffice = await openBackOffice(pasar.origin, pasar.environment.PASAR_BACK_OFFICE_KEY ?? '')
  const { order, checkout, cookies } = await buyAndFill(await openShopOf(world))
  const pages = {
    ramai: [
      ...(await crawlAs(
        ramai,
        ['/me', '/me/privacy', '/me/profile', '/studio', '/saved', '/notifications'],
        member.browser.cookies,
      )),
      ...(await crawlAs(ramai, ['/desk', '/desk/reports', '/desk/complaints', '/desk/catalogue'], desk.cookies)),
    ],
    pasar: [
      ...(await crawlAs(pasar, [checkout, order, `${order}/invoice`, `${order}/cancel`, '/account/data'], cookies)),
      ...(await crawlAs(pasar, ['/back-office', '/back-office/orders', '/back-office/ledger'], backOffice.cookies)),
    ],
  }
  await submit(member.browser, '/me/privacy', { having: ['hapus akun'] })

  return pages
}

/** Creates a paid order, and a waiting basket. */
async function buyAndFill(shop: Shop) {
  const purchase = await fillBasketWith(shop, pickItem(shop))
  const orderId = await placeOrder(purchase)
  await pay(purchase, orderId)
  const { basketId, browser } = await fillBasketWith(shop, pickItem(shop), { cookies: purchase.browser.cookies })

  return { order: `/orders/${orderId}`, checkout: `/checkout/${basketId}`, cookies: browser.cookies }
}

/** @throws {Error} if a start page is not shown with these cookies. */
async function crawlAs({ origin, title }: Audited, from: string[], cookies: Record<string, string>) {
  const pages = await crawl(origin, from, { cookies, within: FOR_THE_KNOWN })
  const hidden = pages.find(({ path, status }) => from.includes(path) && status !== 200)
  if (hidden) throw new Error(`${title} answers ${hidden.status} to ${hidden.path}, with the cookies of its owner.`)

  return pages
}

/** One list of each kind: a filtered list counts as the same page. */
const FOR_THE_KNOWN = /^\/(me|studio|saved|notifications|desk|checkout|orders|account|back-office)\b[^?]*$/

type Visits = { office: Office; privatePages: Visited[]; holidays: string[] }

async function look(system: Audited, { office, privatePages, holidays }: Visits) {
  const pages = [...(await crawl(system.origin, office.from)), ...privatePages, await readRefusal(system)]
  const ticket = await followComplaint(system, office)
  const { body: form } = await new Browser(system.origin, { language: 'id' }).ask('/complaints', {
    headers: { accept: 'text/html' },
  })
  const faults = [...findSilentPages(pages, office), ...findFaults({ ...ticket, holidays, form })]

  return { ...office, ...ticket, pages, faults: faults.map((fault) => `${office.title}: ${fault}`) }
}

export const findSilentPages = (
  pages: Pick<Visited, 'path' | 'status' | 'body' | 'headers'>[],
  { contact, from }: Pick<Office, 'contact' | 'from'>,
) => [
  ...(pages.length >= from.length ? [] : [`only ${pages.length} pages answered`]),
  ...pages
    .filter(({ status, headers }) => !isRedirect(status) && String(headers['content-type']).startsWith('text/html'))
    .flatMap(({ path, body }) =>
      Object.entries({ 'the contact of the operator': contact, ...ON_EVERY_PAGE }).flatMap(([what, pattern]) =>
        pattern.test(body) ? [] : [`${path} does not say ${what}`],
      ),
    ),
]

const isRedirect = (status: number) => status >= 300 && status < 400

/**
 * Files a complaint as a person does, from an address of its own where Ramai and Pasar trust the
 * header.
 * @throws {Error} when the address has filed too many.
 */
async function fileComplaint(system: Audited, { title, ticket, topic }: Office) {
  const browser = new Browser(system.origin, { language: 'id' }, { headers: fromAnyAddress() })
  const { body } = await submit(browser, '/complaints', {
    having: ['name="topic"'],
    fields: { topic, body: `Pengaduan di ${title} dari pemeriksaan bukti.` },
  })
  const words = body.replace(/<[^>]+>/g, ' ')
  if (LIMITED.test(body)) throw new Error(`${title} accepts no more complaints from this address for ten minutes.`)
  const number = ticket.exec(words)?.[0] ?? ''

  return { browser, number, id: Number(number.slice(4)), secret: /\b[0-9a-f]{20}\b/.exec(words)?.[0] ?? '' }
}

/**
 * Checks the deadlines of a complaint and of one about personal data, and look-ups: in time, by a
 * stranger, and overdue.
 */
async function followComplaint(system: Audited, office: Office) {
  const { browser, number, id, secret } = await fileComplaint(system, office)
  const aboutData = await fileComplaint(system, { ...office, topic: 'privacy' })
  const look = async (code: string) => {
    const answer = await submit(browser, '/complaints', {
      having: ['name="secret"'],
      fields: { number, secret: code },
    })

    return answer.body
  }
  const [inTime, stranger] = [await look(secret), await look('0'.repeat(20))]
  const [due, dueAboutData] = [await readDue(system, id), await readDue(system, aboutData.id)]
  await within(
    system.databaseUrl,
    (sql) => sql`update complaints set due_at = filed_at - interval '1 day' where id = ${id}`,
  )
  const late = await look(secret)
  await within(system.databaseUrl, (sql) => sql`delete from complaints where id in ${sql([id, aboutData.id])}`)

  return { number, due, dueAboutData, inTime, stranger, late }
}

type Due = { filed: string; at: string }

const readDue = ({ databaseUrl }: Audited, id: number): Promise<Due> =>
  within(databaseUrl, async (sql) => {
    const [row] = await sql<{ filed: Date; at: Date }[]>`
      select filed_at as filed, due_at as at from complaints where id = ${id}`

    return { filed: row?.filed.toISOString() ?? '', at: row?.at.toISOString() ?? '' }
  })

/** As elements of the page: the same words inside scripts do not count. */
const LIMITED = />Terlalu banyak/
const WAITING = '>Menunggu jawaban<'
const LATE = '>Lewat tenggat<'

type Complaint = Awaited<ReturnType<typeof followComplaint>> & { holidays: string[]; form: string }

export function findFaults({ number, due, dueAboutData, holidays, inTime, stranger, late, form }: Complaint): string[] {
  const silent = ['a', 'b', 'c', 'd', 'e'].filter((item) => !new RegExp(`<dt[^>]*>${item}\\. `).test(form))
  const isLate = due.filed !== '' && new Date(due.at) > endOfDay(addWorkingDays(due.filed, PROMISE.days, holidays))
  const latestAboutData = new Date(Date.parse(dueAboutData.filed) + PROMISE.hoursAboutData * HOUR_MS)

  return [
    ...(number ? [] : ['a complaint gets no number']),
    ...(due.at > due.filed ? [] : ['a complaint gets no due time']),
    ...(isLate ? [`a complaint is due ${due.at}, after the working days that its page promises`] : []),
    ...(new Date(dueAboutData.at) > latestAboutData
      ? [`one about personal data is due ${dueAboutData.at}, after 3×24 hours`]
      : []),
    ...(PROMISE.text.test(form) ? [] : ['the page promises another time']),
    ...(inTime.includes(WAITING) ? [] : ['its owner does not find the ticket']),
    ...(stranger.includes(WAITING) ? ['a stranger finds the ticket without its secret'] : []),
    ...(late.includes(LATE) ? [] : ['a ticket past its due time is not flagged']),
    ...silent.map((item) => `the page does not have item ${item} of article 27(2)`),
  ]
}
