import { Browser } from '@jembatan/contract/conformance/browser'
import { submit } from '../../test-kit/member'
import { crawl, type Visited } from '../world/crawl'
import { within } from '../world/database'
import type { Audited, World } from '../world/world'
import { cite, law, permendag } from './cite'
import { type Control, judge } from './control'

type Office = {
  title: string
  /** Of the operator, on each of its pages. */
  contact: RegExp
  /** Where a crawl of its pages begins. */
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

/** What every page says, whoever looks, beside the contact of its operator. */
const ON_EVERY_PAGE = {
  'the contact of the ministry':
    /Direktorat Jenderal Perlindungan Konsumen dan Tertib Niaga|Directorate General of Consumer Protection/,
  'that it is a simulation': /Simulasi · tidak berafiliasi|Simulation · not affiliated/,
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
    const [ramai, pasar] = [await look(world.ramai, OFFICES.ramai), await look(world.pasar, OFFICES.pasar)]
    const both = [ramai, pasar]

    return judge({
      faults: both.flatMap(({ faults }) => faults),
      figure: {
        id: both.map(({ title, pages, number }) => `${pages.length} halaman ${title}, tiket ${number}`).join('; '),
        en: both.map(({ title, pages, number }) => `${pages.length} pages of ${title}, ticket ${number}`).join('; '),
      },
      looked: both.flatMap(({ title, pages, number, dueAt }) => [
        `${title}: ${pages.map(({ path, status }) => `${path} ${status}`).join(' · ')}`,
        `ticket ${number}: due ${dueAt}, found with its secret, not with another`,
      ]),
    })
  },
}

async function look(system: Audited, office: Office) {
  const pages = await crawl(system.origin, office.from)
  const ticket = await fileComplaint(system, office)
  const { body: form } = await new Browser(system.origin, { language: 'id' }).ask('/complaints', {
    headers: { accept: 'text/html' },
  })
  const faults = [...findSilentPages(pages, office), ...findFaults({ ...ticket, form })]

  return { ...office, ...ticket, pages, faults: faults.map((fault) => `${office.title}: ${fault}`) }
}

export const findSilentPages = (
  pages: Pick<Visited, 'path' | 'body' | 'headers'>[],
  { contact, from }: Pick<Office, 'contact' | 'from'>,
) => [
  ...(pages.length >= from.length ? [] : [`only ${pages.length} pages answered`]),
  ...pages
    .filter(({ headers }) => String(headers['content-type']).startsWith('text/html'))
    .flatMap(({ path, body }) =>
      Object.entries({ 'the contact of the operator': contact, ...ON_EVERY_PAGE }).flatMap(([what, said]) =>
        said.test(body) ? [] : [`${path} does not say ${what}`],
      ),
    ),
]

/** A complaint as a person files it, and what its look-up says: in time, for a stranger, and too late. */
async function fileComplaint(system: Audited, { title, ticket, topic }: Office) {
  const browser = new Browser(system.origin, { language: 'id' })
  const filed = await submit(browser, '/complaints', {
    having: ['name="topic"'],
    fields: { topic, body: `Pengaduan di ${title} dari pemeriksaan bukti.` },
  })
  const words = filed.body.replace(/<[^>]+>/g, ' ')
  const number = ticket.exec(words)?.[0] ?? ''
  const secret = /\b[0-9a-f]{20}\b/.exec(words)?.[0] ?? ''
  const look = async (given: string) => {
    const found = await submit(browser, '/complaints', {
      having: ['name="secret"'],
      fields: { number, secret: given },
    })

    return found.body
  }
  const id = Number(number.slice(4))
  const dueAt = await readDueTime(system, id)
  const [inTime, stranger] = [await look(secret), await look('0'.repeat(20))]
  await within(
    system.databaseUrl,
    (sql) => sql`update complaints set due_at = filed_at - interval '1 day' where id = ${id}`,
  )
  const late = await look(secret)
  await within(system.databaseUrl, (sql) => sql`delete from complaints where id = ${id}`)

  return { number, dueAt, inTime, stranger, late }
}

const readDueTime = ({ databaseUrl }: Audited, id: number) =>
  within(databaseUrl, async (sql) => {
    const [row] = await sql<
      { due_at: Date; filed_at: Date }[]
    >`select due_at, filed_at from complaints where id = ${id}`

    return row && row.due_at > row.filed_at ? row.due_at.toISOString() : ''
  })

/** As an element of the page shows it: the words that scripts bring along are no answer. */
const WAITING = '>Menunggu jawaban<'
const LATE = '>Lewat tenggat<'

type Complaint = Record<'number' | 'dueAt' | 'inTime' | 'stranger' | 'late' | 'form', string>

export function findFaults({ number, dueAt, inTime, stranger, late, form }: Complaint): string[] {
  const silent = ['a', 'b', 'c', 'd', 'e'].filter((item) => !new RegExp(`<dt[^>]*>${item}\\. `).test(form))

  return [
    ...(number ? [] : ['a complaint gets no number']),
    ...(dueAt ? [] : ['a complaint gets no due time']),
    ...(inTime.includes(WAITING) ? [] : ['its owner does not find the ticket']),
    ...(stranger.includes(WAITING) ? ['a stranger finds the ticket without its secret'] : []),
    ...(late.includes(LATE) ? [] : ['a ticket past its due time is not flagged']),
    ...silent.map((item) => `the page does not have item ${item} of article 27(2)`),
  ]
}
