import { type Listed, readFeed } from '@jembatan/buyer/feed'
import { submit } from '@jembatan/buyer/forms'
import { type Member, signUp } from '@jembatan/buyer/member'
import { Browser } from '@jembatan/contract/conformance/browser'
import { within } from '../world/database'
import type { World } from '../world/world'
import { cite, law, permendag } from './cite'
import { type Control, toFinding } from './control'

/** Enough pages of the feed to recognize an order. */
const PAGES = 6
const LIKES = 4

export const consentForEachPurpose: Control = {
  row: 11,
  clauses: cite(permendag('13(3)b', '18(4)b'), law('UU PDP', '20–24, 40')),
  title: {
    id: 'Minat dipakai hanya setelah disetujui, per tujuan, dan berhenti begitu persetujuan dicabut',
    en: 'Interests are used only after consent, for each purpose, and no longer once it is withdrawn',
  },
  concurrent: true,
  check: async ({ ramai }: World) => {
    const everybody = await readFeed(new Browser(ramai.origin), PAGES)
    const one = await signUp(ramai.origin, 'Simulasi Satu')
    const other = await signUp(ramai.origin, 'Simulasi Dua')
    const favourite = everybody.findLast(({ promoted }) => !promoted)?.creator.id ?? ''
    const likes = [
      await likePosts(
        one,
        everybody.filter(({ creator }) => creator.id === favourite),
      ),
      await likePosts(other, everybody.filter(({ creator }) => creator.id !== favourite).reverse()),
    ]
    const looks = {
      off: await readFeed(one.browser, PAGES),
      otherOff: await readFeed(other.browser, PAGES),
      on: await afterConsent(one, 'yes'),
      withdrawn: await afterConsent(one, 'no'),
    }
    const ledger = await readLedger(ramai.databaseUrl, [one, other])
    for (const member of [one, other]) await submit(member.browser, '/me/privacy', { having: ['hapus akun'] })

    return toFinding({
      faults: findFaults({ everybody, favourite, ...looks, ledger }),
      figure: {
        id: `2 anggota, ${likes.join(' dan ')} suka, ${everybody.length} postingan, ${ledger.length} baris persetujuan`,
        en: `2 members, ${likes.join(' and ')} likes, ${everybody.length} posts, ${ledger.length} rows of consent`,
      },
      observations: [
        `everybody, and two members who like different things: ${summarize(everybody)}`,
        `one of them after consent, who likes ${favourite}: ${summarize(looks.on)}`,
        `the same member once it was withdrawn: ${summarize(looks.withdrawn)}`,
        ...ledger.map((row) => `ledger: ${JSON.stringify(row)}`),
      ],
    })
  },
}

async function likePosts({ browser }: Member, posts: Listed[]) {
  const liked = posts.slice(0, LIKES)
  for (const { id } of liked) await submit(browser, `/?post=${id}`, { having: ['value="like"', `value="${id}"`] })

  return liked.length
}

async function afterConsent({ browser }: Member, granted: 'yes' | 'no') {
  await submit(browser, '/me/privacy', { having: ['value="ranking"'], fields: { granted } })

  return readFeed(browser, PAGES)
}

export type LedgerRow = { purpose: string; granted: boolean; text_version: string; at: Date }

const readLedger = (address: string, members: Member[]) =>
  within(
    address,
    (sql) => sql<LedgerRow[]>`
      select purpose, granted, text_version, at from consents
      where member_id in (select id from members where email in ${sql(members.map(({ email }) => email))}) order by id`,
  )

type Feeds = Record<'everybody' | 'off' | 'otherOff' | 'on' | 'withdrawn', Listed[]> & {
  favourite: string
  ledger: LedgerRow[]
}

/** Returns the faults of lists that were read before, during and after a consent. */
export function findFaults({ everybody, favourite, off, otherOff, on, withdrawn, ledger }: Feeds): string[] {
  const differs = (list: Listed[]) => idsOf(list).join() !== idsOf(everybody).join()
  const places = (list: Listed[]) =>
    list.flatMap(({ creator, promoted }, place) => (creator.id === favourite && !promoted ? place : []))
  const comesSooner = places(everybody).some((place, index) => (places(on)[index] ?? place) < place)
  const adsOf = (list: Listed[]) => idsOf(list.filter(({ promoted }) => promoted)).join()
  const whole = ledger.every(({ text_version, at }) => text_version !== '' && at instanceof Date)
  const rows = ledger.map(({ purpose, granted }) => `${purpose} ${granted}`).join()

  return [
    ...(everybody.length > 0 ? [] : ['the feed shows nothing, so nothing was checked']),
    ...(differs(off) || differs(otherOff) ? ['two members who never agreed get lists of their own'] : []),
    ...([...off, ...otherOff].some(({ why }) => why.byInterests)
      ? ['interests are used without a row of consent']
      : []),
    ...(comesSooner ? [] : ['consent changes nothing']),
    ...(adsOf(on) === adsOf(everybody) ? [] : ['consent for posts moved the ads']),
    ...(differs(withdrawn) ? ['a consent that was withdrawn still orders the feed'] : []),
    ...(rows === 'ranking true,ranking false' && whole ? [] : [`the ledger has "${rows}" for one yes and one no`]),
  ]
}

const idsOf = (list: Listed[]) => list.map(({ id }) => id)

const summarize = (list: Listed[]) => idsOf(list).slice(0, 6).join(', ')
