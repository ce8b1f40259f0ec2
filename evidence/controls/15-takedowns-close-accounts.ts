import { randomUUID } from 'node:crypto'
import { submit, submitShown } from '@jembatan/buyer/forms'
import { type Member, signUp } from '@jembatan/buyer/member'
import { decideCase, openDesk, reportPost } from '@jembatan/buyer/operator'
import { Browser } from '@jembatan/contract/conformance/browser'
import { within } from '../world/database'
import type { Audited } from '../world/world'
import { cite, permendag } from './cite'
import { type Control, toFinding } from './control'

/** The takedowns that close an account, and one more post, which stays until then. */
const POSTS = 4
const TAKEDOWNS = 3

export const takedownsCloseAccounts: Control = {
  row: 15,
  clauses: cite(permendag('29(2)–(3)', '33(2)–(4)')),
  title: {
    id: 'Yang diturunkan hilang di mana pun; penurunan ketiga menutup akun dan mematikan tautannya; banding memulihkannya',
    en: 'What is taken down is gone everywhere; the third takedown closes the account and ends its links; an appeal restores',
  },
  check: async ({ ramai }) => {
    const account = await arrangeAccount(ramai)
    const reporter = await signUp(ramai.origin, 'Simulasi Pelapor')
    try {
      const looks = await takeDownOneByOne(ramai, account, reporter)
      const audited = await countEvents(ramai)

      return toFinding({
        faults: findFaults(looks),
        // The published catalogue names sellers by shop, city and province. Registration is the
        // shop's task.
        missing: ['a seller who registers again with the same NIB is for Pasar to refuse: Ramai knows no NIB'],
        figure: {
          id: `${TAKEDOWNS} penurunan, 1 akun ditutup, 1 banding, ${audited} langkah di log audit`,
          en: `${TAKEDOWNS} takedowns, 1 account closed, 1 appeal, ${audited} steps in the audit log`,
        },
        observations: looks.map((look) => JSON.stringify(look)),
      })
    } finally {
      await removeAccount(ramai, account)
      await submit(reporter.browser, '/me/privacy', { having: ['hapus akun'] })
    }
  },
}

type Account = { creator: string; posts: string[]; promo: number; since: Date }

/** A stranger's view of the account after a number of takedowns. */
export type Look = {
  takedowns: number
  /** Number of posts that are marked as taken down. */
  missing: number
  accountClosed: boolean
  /** The status of a tap on its promotion. */
  tap: number
}

/**
 * Creates an account for this check only, so that no real feed loses posts. It promotes an existing
 * product.
 */
async function arrangeAccount({ databaseUrl }: Audited): Promise<Account> {
  const creator = `bukti-${randomUUID().slice(0, 8)}`
  const posts = Array.from({ length: POSTS }, (_, index) => `${creator}-${index}`)
  const promo = 60_000 + Math.floor(Math.random() * 5000)
  await within(databaseUrl, async (sql) => {
    await sql`insert into creators (id, name, bio_id, bio_en) values (${creator}, 'Akun bukti', 'Contoh.', 'Sample.')`
    await sql`
      insert into catalogue_promos (shop, id, code, creator, sku)
      select shop, ${promo}, ${`BUKTI-${promo}`}, ${creator}, sku from catalogue_variants
      where shop = 'pasar' and stock <> 'sold_out' order by sku limit 1`
    // Old enough to be last in every list.
    await sql`
      insert into posts (id, creator_id, caption_id, caption_en, hashtags, media, shop, promo_id, published_at)
      select id, ${creator}, 'Contoh untuk bukti.', 'A sample for the evidence.', '{bukti}', (select min(media) from posts),
        'pasar', ${promo}, '2020-01-01T00:00:00Z' from unnest(${posts}::text[]) id`
  })

  return { creator, posts, promo, since: new Date() }
}

const removeAccount = ({ databaseUrl }: Audited, { creator, promo }: Account) =>
  within(databaseUrl, async (sql) => {
    await sql`delete from posts where creator_id = ${creator}`
    await sql`delete from creators where id = ${creator}`
    await sql`delete from catalogue_promos where shop = 'pasar' and id = ${promo}`
  })

async function takeDownOneByOne(ramai: Audited, account: Account, { browser }: Member) {
  const desk = await openDesk(ramai.origin, ramai.environment.RAMAI_DESK_KEY ?? '')
  const looks = [await lookAt(ramai, account, 0)]
  for (const [index, post] of account.posts.slice(0, TAKEDOWNS).entries()) {
    await reportPost(browser, post)
    const { id } = await findCase(ramai, post)
    await decideCase(desk, id, { decision: 'take_down', reason: 'misleading', note: 'Diturunkan oleh pemeriksaan.' })
    looks.push(await lookAt(ramai, account, index + 1))
  }

  const { id, notice } = await findCase(ramai, account.posts[0] ?? '')
  await appeal(ramai, notice)
  await decideCase(desk, id, { decision: 'restore', answer: 'Dipulihkan oleh pemeriksaan.' })
  looks.push(await lookAt(ramai, account, TAKEDOWNS - 1))

  return looks
}

const findCase = ({ databaseUrl }: Audited, post: string) =>
  within(databaseUrl, async (sql) => {
    const [row] = await sql<{ id: string; notice: string }[]>`
      select id, notice from moderation_cases where post_id = ${post}`
    if (!row) throw new Error(`A report of ${post} opened no case.`)

    return row
  })

/** Appeals as the owner does, with only the notice's number. */
async function appeal({ origin }: Audited, number: string) {
  const browser = new Browser(origin)
  const opened = await submit(browser, '/appeals', { having: ['name="number"'], fields: { number } })
  if (!opened.body.includes('name="text"')) throw new Error('The notice offers no appeal.')
  await submitShown(
    browser,
    { path: '/appeals', body: opened.body },
    { having: ['name="text"'], fields: { text: 'Tolong lihat sekali lagi, ini tidak menyesatkan.' } },
  )
}

async function lookAt({ origin }: Audited, { creator, posts, promo }: Account, takedowns: number): Promise<Look> {
  const stranger = new Browser(origin, { language: 'id', leave_notice: 'off' })
  const page = async (path: string) => (await stranger.ask(path, { headers: { accept: 'text/html' } })).body
  const pages = await Promise.all(posts.map((post) => page(`/posts/${post}`)))
  const tapped = await stranger.ask('/out', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: `shop=pasar&promo=${promo}&notice=read`,
  })

  return {
    takedowns,
    missing: pages.filter((body) => body.includes('Postingan ini sudah diturunkan')).length,
    accountClosed: (await page(`/creators/${creator}`)).includes('Akun ini sudah ditutup'),
    tap: tapped.status,
  }
}

const countEvents = ({ databaseUrl }: Audited) =>
  within(databaseUrl, async (sql) => {
    const [counted] = await sql<{ count: number }[]>`
      select count(*)::int as count from audit_events where kind in
        ('content_taken_down', 'account_closed', 'takedown_appealed', 'takedown_reversed', 'account_reopened')`

    return counted?.count ?? 0
  })

/** Returns the faults in a stranger's views before, after each takedown, and after the appeal. */
export function findFaults(looks: Look[]): string[] {
  return looks.flatMap(({ takedowns, missing, accountClosed, tap }) => {
    const closed = takedowns >= TAKEDOWNS
    const expected = { missing: closed ? POSTS : takedowns, tap: closed ? 410 : 303 }
    const after = `after ${takedowns} takedowns`

    return [
      ...(missing === expected.missing ? [] : [`${after} ${missing} posts are gone, and not ${expected.missing}`]),
      ...(accountClosed === closed ? [] : [`${after} the account is ${accountClosed ? 'closed' : 'open'}`]),
      ...(tap === expected.tap ? [] : [`${after} a tap on its promotion answers ${tap}, and not ${expected.tap}`]),
    ]
  })
}
