import { deepStrictEqual, ok } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { tokenIn } from '@jembatan/buyer/feed'
import { submit, submitShown } from '@jembatan/buyer/forms'
import { simulate } from '@jembatan/buyer/gateway'
import { fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { signUp } from '@jembatan/buyer/member'
import { pickItem } from '@jembatan/buyer/shop'
import { newViewer, tap } from '@jembatan/buyer/viewer'
import { ARRIVING, Browser } from '@jembatan/contract/conformance/browser'
import { decodeProtectedHeader } from 'jose'
import { denyKey } from '../../../tools/dev/keys/deny-key'
import type { KeyFiles } from '../../../tools/dev/keys/key-files'
import { rotateKey } from '../../../tools/dev/keys/rotate-key'
import { dropOldKeys, makeNextKey, publishNextKey, signWithNextKey } from '../../../tools/dev/keys/rotation'
import { withDatabase } from '../../../tools/dev/postgres/open-database'
import { pasar } from '../../../tools/dev/systems/systems'
import type { Replicas } from '../world/replicas'
import type { Replica } from '../world/world'

type RequestOptions = {
  method?: string
  cookies?: Record<string, string>
  headers?: Record<string, string>
  body?: string
}

/** Sends a request to one process, without HAProxy. `origin` is the public name of its system. */
const askAt = (address: string, origin: string, path: string, { cookies, ...options }: RequestOptions = {}) =>
  new Browser(origin, cookies, { address }).ask(path, options)

const websOf = (processes: Replica[]) => processes.flatMap(({ address }) => (address ? [address] : []))

/** From the endpoints register: `limitSignIns of account and address`. */
const SIGN_INS = 10
const TOO_MANY = 'Terlalu banyak percobaan'

export async function oneSession(world: Replicas) {
  const origin = world.environments.ramai.RAMAI_ORIGIN ?? ''
  const { browser } = await signUp(origin, 'Galuh Wirasti')
  const cookies = browser.cookies
  const statuses = async () => {
    const answers = websOf(world.processes.ramai).map((web) => askAt(web, origin, '/me', { cookies }))
    return (await Promise.all(answers)).map(({ status }) => status)
  }
  deepStrictEqual(await statuses(), [200, 200])
  await submit(browser, '/me', { having: ['Keluar'] })
  deepStrictEqual(await statuses(), [307, 307])

  const stranger = new Browser(origin)
  const { body } = await stranger.ask('/sign-in', { headers: { accept: 'text/html' } })
  const email = `${crypto.randomUUID()}@simulasi.example`
  const guess = async () => {
    const form = { having: ['name="password"'], fields: { email, password: crypto.randomUUID() } }
    const { body: answer } = await submitShown(stranger, { path: '/sign-in', body }, form)
    // The scripts contain all sentences of the dictionary.
    return answer.replace(/<script\b[\s\S]*?<\/script>/g, '').includes(TOO_MANY)
  }
  const refused: boolean[] = []
  for (let guesses = 0; guesses <= SIGN_INS; guesses += 1) refused.push(await guess())
  deepStrictEqual(refused, [...Array(SIGN_INS).fill(false), true])
}

const AHEAD_SECONDS = 30

/**
 * Advances Kasir's clock through HAProxy, and Pasar's at one of two processes in demo mode, because
 * only those have such a clock.
 */
export async function oneClock({ shop, ...world }: Replicas) {
  const { kasir } = shop
  await simulate(kasir, 'clock/advance', { seconds: AHEAD_SECONDS })
  const offsets = websOf(world.processes.kasir).map(async (web) => {
    const headers = { authorization: `Bearer ${kasir.simulationKey}` }
    return JSON.parse((await askAt(web, kasir.origin, '/_sim/clock', { headers })).body).offset_seconds
  })
  deepStrictEqual(await Promise.all(offsets), [AHEAD_SECONDS, AHEAD_SECONDS])
  await withDatabase(kasir.databaseUrl, (sql) => sql`update clock set offset_seconds = 0`)

  const basket = await fillBasketWith(shop, pickItem(shop))
  const orderId = await placeOrder(basket)
  await pay(basket, orderId)
  const key = randomBytes(32).toString('hex')
  const settings = { DEMO_MODE: '1', PASAR_DEMO_KEY: key }
  const [one, other] = [await world.startBeside(pasar, settings), await world.startBeside(pasar, settings)]
  const { origin } = shop.pasar
  const aheadBy = async () => {
    const path = `/api/trpc/order.get?${new URLSearchParams({ input: JSON.stringify({ orderId }) })}`
    const headers = { 'sec-fetch-site': 'same-origin' }
    const { body } = await askAt(other.address ?? '', origin, path, { cookies: basket.browser.cookies, headers })
    return (Date.parse(JSON.parse(body).result.data.shopTime) - Date.now()) / 1000
  }
  try {
    ok(Math.abs(await aheadBy()) < AHEAD_SECONDS / 2)
    const { status } = await askAt(one.address ?? '', origin, '/api/demo/clock', {
      method: 'POST',
      body: JSON.stringify({ seconds: AHEAD_SECONDS }),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    })
    ok(status === 200, `the clock of Pasar answered ${status}`)
    ok((await aheadBy()) > AHEAD_SECONDS / 2, 'the other process goes by its own clock')
  } finally {
    await withDatabase(shop.pasar.databaseUrl, (sql) => sql`delete from demo_clock`)
    await Promise.all([one.stop(), other.stop()])
  }
}

/**
 * All processes read the same key files without a restart. Afterwards Ramai signs with a key that
 * `shop` does not have.
 */
export async function oneKey({ shop, environments, processes }: Replicas) {
  const { ramai, pasar } = environments
  const place: KeyFiles = {
    issuer: shop.issuer,
    signingKeyFile: ramai.RAMAI_SIGNING_KEY_FILE ?? '',
    issuersFile: pasar.PASAR_ISSUERS_FILE ?? '',
  }
  const { promo } = pickItem(shop)
  const tapAtEach = () =>
    Promise.all(
      websOf(processes.ramai).map(async (web) =>
        tokenIn(await tap(web, newViewer(), { promo, headers: { host: new URL(shop.issuer).host } })),
      ),
    )
  const signers = (tokens: string[]) => tokens.map((token) => decodeProtectedHeader(token).kid)
  const opensAtEach = async (token = '') => {
    const path = `/h?t=${encodeURIComponent(token)}`
    const answers = websOf(processes.pasar).map((web) => askAt(web, shop.pasar.origin, path, { headers: ARRIVING }))
    return new Set((await Promise.all(answers)).map(({ status }) => status))
  }
  const [opened, refused] = [new Set([200]), new Set([400])]

  const [before] = await tapAtEach()
  deepStrictEqual(await opensAtEach(before), opened)
  const next = await makeNextKey(place)
  await publishNextKey(place, next)
  await signWithNextKey(place, next)
  const after = await tapAtEach()
  deepStrictEqual(signers(after), [next.kid, next.kid])
  deepStrictEqual([await opensAtEach(before), await opensAtEach(after[0])], [opened, opened])
  await dropOldKeys(place)
  deepStrictEqual([await opensAtEach(before), await opensAtEach(after[1])], [refused, opened])

  await denyKey(place, next.kid)
  deepStrictEqual(await opensAtEach(after[0]), refused)
  await rotateKey(place, { overlapSeconds: 0 })
  const [last] = await tapAtEach()
  deepStrictEqual(await opensAtEach(last), opened)
}
