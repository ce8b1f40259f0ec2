import { Browser } from '@jembatan/contract/conformance/browser'
import { submit } from '../../test-kit/member'
import { crawl, type Visited } from '../world/crawl'
import { within } from '../world/database'
import type { Audited, World } from '../world/world'
import { cite, law, permendag } from './cite'
import { type Control, judge } from './control'

/** What every page of Ramai says, whoever looks. */
const ON_EVERY_PAGE = {
  'the contact of the operator': /pengaduan@ramai\.example/,
  'the contact of the ministry': /Direktorat Jenderal Perlindungan Konsumen dan Tertib Niaga/,
  'that it is a simulation': /Simulasi · tidak berafiliasi|Simulation · not affiliated/,
}

const FROM = ['/', '/complaints', '/appeals', '/desk/sign-in', '/sign-in', '/leaving/pasar/101', '/nowhere']

export const complaintsAreAnswered: Control = {
  row: 16,
  clauses: cite(permendag('9, 10', '12, 13'), law('PP 80/2019', '27(2)')),
  title: {
    id: 'Setiap halaman Ramai menyebut kontak pengaduannya dan Ditjen PKTN; pengaduan mendapat nomor dan tenggat',
    en: "Every page of Ramai names its complaint contact and the ministry's; a complaint gets a number and a due time",
  },
  concurrent: true,
  check: async ({ ramai }: World) => {
    const pages = await crawl(ramai.origin, FROM)
    const ticket = await fileComplaint(ramai)
    const { body: form } = await new Browser(ramai.origin, { language: 'id' }).ask('/complaints', {
      headers: { accept: 'text/html' },
    })

    return judge({
      faults: [...findSilentPages(pages), ...findFaults({ ...ticket, form })],
      missing: [
        "Pasar's complaint form is not built: its pages name both contacts, which control 16 does not crawl yet",
      ],
      figure: {
        id: `${pages.length} halaman Ramai, tiket ${ticket.number} dengan tenggat ${ticket.dueAt}`,
        en: `${pages.length} pages of Ramai, ticket ${ticket.number} due ${ticket.dueAt}`,
      },
      looked: [
        `pages: ${pages.map(({ path, status }) => `${path} ${status}`).join(' · ')}`,
        `ticket ${ticket.number}: due ${ticket.dueAt}, found with its secret, not with another`,
      ],
    })
  },
}

export const findSilentPages = (pages: Pick<Visited, 'path' | 'body' | 'headers'>[]) => [
  ...(pages.length >= FROM.length ? [] : [`only ${pages.length} pages answered`]),
  ...pages
    .filter(({ headers }) => String(headers['content-type']).startsWith('text/html'))
    .flatMap(({ path, body }) =>
      Object.entries(ON_EVERY_PAGE).flatMap(([what, said]) =>
        said.test(body) ? [] : [`${path} does not say ${what}`],
      ),
    ),
]

/** A complaint as a person files it, and what its look-up says: in time, for a stranger, and too late. */
async function fileComplaint(ramai: Audited) {
  const browser = new Browser(ramai.origin, { language: 'id' })
  const filed = await submit(browser, '/complaints', {
    having: ['name="topic"'],
    fields: { topic: 'ad', body: 'Pengaduan dari pemeriksaan bukti: iklan contoh menyesatkan.' },
  })
  const words = filed.body.replace(/<[^>]+>/g, ' ')
  const number = /RMI-\d{6}/.exec(words)?.[0] ?? ''
  const secret = /\b[0-9a-f]{20}\b/.exec(words)?.[0] ?? ''
  const look = async (given: string) => {
    const found = await submit(browser, '/complaints', {
      having: ['name="secret"'],
      fields: { number, secret: given },
    })

    return found.body
  }
  const id = Number(number.slice(4))
  const dueAt = await readDueTime(ramai, id)
  const [inTime, stranger] = [await look(secret), await look('0'.repeat(20))]
  await within(
    ramai.databaseUrl,
    (sql) => sql`update complaints set due_at = filed_at - interval '1 day' where id = ${id}`,
  )
  const late = await look(secret)
  await within(ramai.databaseUrl, (sql) => sql`delete from complaints where id = ${id}`)

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
