import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { expect, test } from 'vitest'
import { accountLimits, MISSES_BEFORE_SLOW } from './account-limits'
import { DomainError } from './errors'
import { type Limit, sharedLimiter } from './rate-limit'
import { openDatabase } from './testing/open-database'

const TEN_MINUTES = 10 * 60
const AN_HOUR = 60 * 60
const EMAIL = 'dewi@simulasi.example'
/** The device cookie of a browser that has signed in to Dewi's account. */
const DEVICE = 'of dewi'

const { limitSignIns, limitResets } = accountLimits({
  limiterOn: (db: Sql) => (limit: Limit) => sharedLimiter({ client: db, secret: 'a secret' }, limit),
  signIns: [
    { by: 'limitSignIns', most: 60, seconds: TEN_MINUTES },
    { by: 'limitSignIns', most: 10, seconds: TEN_MINUTES },
    { by: 'limitSignIns', most: 10, seconds: TEN_MINUTES },
  ],
  resets: [
    { by: 'limitResets', most: 30, seconds: AN_HOUR },
    { by: 'limitResets', most: 3, seconds: AN_HOUR },
    { by: 'limitResets', most: 3, seconds: AN_HOUR },
  ],
  isDeviceOf: async (_, { device, email }) => device === DEVICE && email === EMAIL,
})

const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const somewhere = () => `198.18.0.${randomUUID()}`
const somebody = () => `${randomUUID()}@simulasi.example`
const codeOf = (failure: DomainError) => failure.code

type Try = { email?: string; address?: string; device?: string }

/** Opens Dewi's account. `signIn` fails unless `enter` provides the right password. */
async function openAccounts() {
  const { sql: db } = await openDatabase()
  const signIn = ({ email = EMAIL, ...from }: Try, enter: () => Promise<string>) =>
    limitSignIns({ db, address: somewhere(), ...from }, { email, enter }).catch(codeOf)
  const guess = (typed: Try = {}) =>
    signIn(typed, () => Promise.reject(new DomainError('forbidden', 'sign_in_refused', 'wrong password')))
  const enter = (typed: Try = {}) => signIn(typed, async () => 'entered')
  const askReset = ({ email = EMAIL, ...from }: Try = {}) =>
    limitResets({ db, address: somewhere(), ...from }, { email }).catch(codeOf)

  return { guess, enter, askReset }
}

test('an address has ten tries per account, even in parallel, and the owner signs in from another address', async () => {
  const { guess, enter } = await openAccounts()
  const address = somewhere()

  const guessed = await Promise.all(
    times(12).map((index) => guess({ address, email: index % 2 ? EMAIL : ` ${EMAIL.toUpperCase()}` })),
  )

  expect(guessed.filter((answer) => answer === 'sign_in_refused')).toHaveLength(10)
  expect(await enter({ address })).toBe('too_many_tries')
  expect(await enter()).toBe('entered')
})

test('after many misses each address has three tries an hour, and a fresh one signs in with the right password', async () => {
  const { guess, enter } = await openAccounts()
  const address = somewhere()
  await Promise.all(times(MISSES_BEFORE_SLOW).map(() => guess()))

  const guessed = await Promise.all(times(4).map(() => guess({ address })))

  expect(guessed.sort()).toEqual([...Array(3).fill('sign_in_refused'), 'too_many_tries'])
  const fresh = somewhere()
  for (const _ of times(4)) expect(await enter({ address: fresh })).toBe('entered')
})

test('a known browser is counted separately from unknown ones', async () => {
  const { guess, enter } = await openAccounts()
  const address = somewhere()
  for (const _ of times(11)) await guess({ address })

  expect(await enter({ address, device: 'of somebody else' })).toBe('too_many_tries')
  expect(await enter({ address, device: DEVICE })).toBe('entered')
  for (const _ of times(10)) await guess({ device: DEVICE })
  expect(await enter({ device: DEVICE })).toBe('too_many_tries')
})

test('the right password is not counted, and an address may miss for sixty accounts', async () => {
  const { guess, enter } = await openAccounts()
  const address = somewhere()

  for (const _ of times(61)) expect(await enter({ address })).toBe('entered')
  for (const _ of times(60)) await guess({ address, email: somebody() })

  expect(await guess({ address, email: somebody() })).toBe('too_many_tries')
})

test('an address may request three links per account and hour, and thirty in total', async () => {
  const { askReset } = await openAccounts()
  const [one, other] = [somewhere(), somewhere()]

  const answers = await Promise.all(times(4).map(() => askReset({ address: one })))
  for (const _ of times(30)) await askReset({ address: other, email: somebody() })

  expect(answers.filter((answer) => answer === 'too_many_tries')).toHaveLength(1)
  expect(await askReset({ address: other, email: somebody() })).toBe('too_many_tries')
})

test('unknown browsers together cause two emails in ten minutes without a refusal, and a known browser its own', async () => {
  const { askReset } = await openAccounts()

  const emails = await Promise.all(times(5).map(() => askReset()))

  expect(emails.sort()).toEqual([false, false, false, true, true])
  expect(await Promise.all(times(4).map(() => askReset({ device: DEVICE })))).toEqual(
    expect.arrayContaining([true, true, true, 'too_many_tries']),
  )
})
