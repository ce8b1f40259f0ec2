import { randomInt, randomUUID } from 'node:crypto'
import { newViewer, tap } from '@jembatan/buyer/viewer'
import { expect } from '@playwright/test'
import { test } from '../fixtures/once-a-worker'
import { actionIds, call, readRegister, writeActionCall } from '../fixtures/register'
import { kasir, pasar, ramai } from '../fixtures/systems'

const SYSTEMS = ['ramai', 'pasar', 'kasir', 'walkthrough'] as const

/** Sends one more request to an endpoint. Returns whether this limit admitted it. */
type Attempt = (whose: { place: string; browser: string; order: string }) => Promise<boolean>

/** Fresh values for everything that the limit does not count. */
const another = () => ({
  place: `198.18.${randomInt(256)}.${randomInt(1, 255)}`,
  browser: nonce(),
  order: number(),
})

/** In the form of an order's number, but of no order. */
const number = () => `PSR-${Array.from({ length: 12 }, () => randomInt(2, 10)).join('')}`

const nonce = () => randomUUID().replaceAll('-', '').slice(0, 22)

const leave: Attempt = async ({ place, browser }) =>
  (await tap(ramai.origin, { ...newViewer(), id: browser, address: place })).status !== 429

const claim: Attempt = async ({ place, browser }) => {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
    cookie: `__Host-pasar_nonce=${browser}`,
    'x-forwarded-for': place,
  }
  return (await call(pasar.origin, { path: '/h/claim', method: 'POST', headers, body: 't=a&proof=b' })).status !== 429
}

/** A page with an error still answers 200; the code is in the state that its action returns. */
const act = async (path: string, name: string, { place, fields, refusal, at = pasar }: Act) => {
  const { host } = await readRegister(at === ramai ? 'ramai' : at === kasir ? 'kasir' : 'pasar')
  const { headers, body } = writeActionCall((await actionIds(host)).get(name) ?? '', fields)
  const request = { path, method: 'POST', headers: { ...headers, 'x-forwarded-for': place }, body }
  const { text } = await call(at.origin, request)

  return !text.includes(refusal)
}

type Act = {
  place: string
  fields: Record<string, string>
  refusal: string
  at?: typeof ramai | typeof pasar | typeof kasir
}

const lookUp: Attempt = ({ place, order }) =>
  act('/orders/find', 'findOrder of app/orders/find/actions.ts', {
    place,
    refusal: ':"look_up_too_often"',
    fields: { orderId: order, contact: '081234567890' },
  })

const signIn: Attempt = ({ place }) =>
  act('/back-office/sign-in', 'signIn of app/back-office/sign-in/actions.ts', {
    place,
    refusal: ':"back_office_rate_limited"',
    fields: { key: 'wrong' },
  })

const signInToConsole: Attempt = ({ place }) =>
  act('/console/sign-in', 'signIn of app/console/sign-in/actions.ts', {
    place,
    refusal: ':"tooOften"',
    at: kasir,
    fields: { key: 'wrong' },
  })

const TRIES = ':"too_many_tries"'

/** Sends one of Ramai's public forms. */
const send =
  (path: string, name: string, fields: Record<string, string>, refusal = ':"too_many_forms"'): Attempt =>
  ({ place }) =>
    act(path, name, { place, fields, refusal, at: ramai })

const complain = send('/complaints', 'fileComplaint of app/complaints/actions.ts', {
  topic: 'other',
  body: 'Pengaduan untuk menghitung berapa yang diterima.',
})
const lookUpTicket = send('/complaints', 'findTicket of app/complaints/actions.ts', { number: '0', secret: 'salah' })
const openNotice = send('/appeals', 'appeal of app/appeals/actions.ts', { number: 'salah' })
const askReset: Attempt = (whose) =>
  send(
    '/password/forgotten',
    'askReset of app/password/actions.ts',
    { email: `${randomUUID()}@simulasi.example` },
    TRIES,
  )(whose)
const useLink = send(
  '/password/new',
  'setPassword of app/password/actions.ts',
  { token: 'x', password: 'teh sore' },
  TRIES,
)
const look: Attempt = async ({ place }) => {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
    'x-forwarded-for': place,
  }
  return (await call(ramai.origin, { path: '/views', method: 'POST', headers, body: 'post=nowhere' })).status === 204
}
const signInToDesk = send(
  '/desk/sign-in',
  'signInToDesk of app/desk/sign-in/actions.ts',
  { key: 'wrong', name: 'Simulasi Moderator' },
  ':"desk_rate_limited"',
)

/** Its own wording: the same text in both systems would look like a crossing. */
const complainToShop: Attempt = ({ place }) =>
  act('/complaints', 'fileComplaint of app/complaints/actions.ts', {
    place,
    refusal: ':"too_many_complaints"',
    fields: { topic: 'other', body: 'Aduan ke toko, untuk menghitung berapa yang diterima Pasar.' },
  })
const lookUpShopTicket: Attempt = ({ place }) =>
  act('/complaints', 'findComplaint of app/complaints/actions.ts', {
    place,
    refusal: ':"too_many_complaints"',
    fields: { number: '0', secret: 'salah' },
  })

/**
 * Attempts by limit. `of` names the counted values, which stay the same; the others are new each
 * time.
 */
const ATTEMPTS: Record<string, { attempt: Attempt; of: (keyof ReturnType<typeof another>)[] }> = {
  'limitDepartures of browser': { attempt: leave, of: ['browser'] },
  'limitDepartures of address': { attempt: leave, of: ['place'] },
  'limitClaims of browser': { attempt: claim, of: ['browser'] },
  'limitLookUps of order and address': { attempt: lookUp, of: ['place', 'order'] },
  'limitLookUps of address': { attempt: lookUp, of: ['place'] },
  'limitComplaints of address': { attempt: complain, of: ['place'] },
  'limitTicketLookUps of address': { attempt: lookUpTicket, of: ['place'] },
  'limitBuyerComplaints of address': { attempt: complainToShop, of: ['place'] },
  'limitBuyerTickets of address': { attempt: lookUpShopTicket, of: ['place'] },
  'limitNotices of address': { attempt: openNotice, of: ['place'] },
  'limitResets of address': { attempt: askReset, of: ['place'] },
  'limitNewPasswords of address': { attempt: useLink, of: ['place'] },
  'limitViews of address': { attempt: look, of: ['place'] },
  'signInToDesk of address': { attempt: signInToDesk, of: ['place'] },
  'signInToConsole of address': { attempt: signInToConsole, of: ['place'] },
  'signIn of address': { attempt: signIn, of: ['place'] },
}

/** Tested beside the code: each needs the work of a password, or its own account. */
const ACCOUNTS = [
  'limitSignIns of address',
  'limitSignIns of account and address',
  'limitSignIns of browser',
  'limitSignUps of address',
  'limitConfirmations of mailbox',
  'limitActs of member',
  'limitActs of browser',
  'limitResets of account and address',
  'limitResets of browser',
  'limitSaves of member',
  'limitUploads of member',
]

/**
 * Tested beside the code: limits above a busy machine's rate, an endpoint that a demo lacks, two
 * that need an arrived order, one that needs a basket, and one that counts only while buyers wait.
 */
const ELSEWHERE = [
  'limitPlaces of address',
  'limitBadTokens of address',
  'countInput of browser',
  'limitReviews of address',
  'limitHelpfulMarks of review and address',
  'limitReturns of browser',
  'limitCodes of address',
  'signInAsAuditor of address',
  ...ACCOUNTS,
]

test('every limit of the register of endpoints is tried', async () => {
  expect([...(await limits()).keys()].sort()).toEqual([...Object.keys(ATTEMPTS), ...ELSEWHERE].sort())
})

for (const [name, { attempt, of }] of Object.entries(ATTEMPTS))
  test(`${name}: requests up to the registered limit are answered, and one more is refused`, async () => {
    const most = (await limits()).get(name) ?? 0
    const whose = another()
    const counted = Object.fromEntries(of.map((what) => [what, whose[what]]))

    const admitted: boolean[] = []
    for (let attempts = 0; attempts < most; attempts += 10) {
      const atOnce = Array.from({ length: Math.min(10, most - attempts) }, () => attempt({ ...another(), ...counted }))
      admitted.push(...(await Promise.all(atOnce)))
    }

    expect(admitted).toEqual(Array(most).fill(true))
    expect(await attempt({ ...another(), ...counted })).toBe(false)
    expect(await attempt(another())).toBe(true)
  })

/** Returns the number of attempts that each limit allows. */
async function limits() {
  const registers = await Promise.all(SYSTEMS.map(readRegister))
  const named = registers
    .flatMap(({ endpoints }) => endpoints)
    .flatMap((endpoint) => ('limits' in endpoint && endpoint.limits) || [])

  return new Map(named.map(({ by, of, most }) => [`${by} of ${of}`, most]))
}
