import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { openShop } from '../testing/open-world'
import { rememberDevice } from './devices'
import { limitActs, limitResets, limitSignIns, limitSignUps, MISSES_BEFORE_SLOW } from './limit-accounts'
import { SignInRefused, signUp } from './sign-in'
import { authOf } from './testing/accounts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const somewhere = () => `198.18.0.${randomUUID()}`
const somebody = () => `${randomUUID()}@pembeli.example`

type Try = { email?: string; address?: string; device?: string }

/** Tari's account, where a guess misses and `enter` gives the right password. */
async function world() {
  const { db } = await openShop()
  const email = 'tari@pembeli.example'
  const { customerId } = await signUp({ auth: authOf(db), name: 'Tari', email, password: 'kopi pagi hari' })
  const signIn = (typed: Try, enter: () => Promise<unknown>) =>
    limitSignIns({ db, email, address: somewhere(), ...typed, enter }).then(
      () => 'entered',
      (failure) => failure.code,
    )
  const guess = (typed: Try = {}) => signIn(typed, () => Promise.reject(new SignInRefused()))
  const enter = (typed: Try = {}) => signIn(typed, async () => {})
  const keepDevice = () => rememberDevice(db, { customerId, device: undefined })

  return { db, email, guess, enter, keepDevice }
}

test('an address guesses ten passwords of an account, also at once, and its owner enters from another address', async () => {
  const { guess, enter, email } = await world()
  const address = somewhere()

  const guessed = await Promise.all(
    times(12).map((index) => guess({ address, email: index % 2 ? email : ` ${email.toUpperCase()}` })),
  )

  expect(guessed.filter((answer) => answer === 'sign_in_refused')).toHaveLength(10)
  expect(await enter({ address })).toBe('too_many_tries')
  expect(await enter()).toBe('entered')
})

test('many addresses that guess leave each three tries in an hour, and a fresh one enters by the right password', async () => {
  const { guess, enter } = await world()
  const address = somewhere()
  for (const _ of times(MISSES_BEFORE_SLOW)) await guess()

  const guessed = await Promise.all(times(4).map(() => guess({ address })))

  expect(guessed.sort()).toEqual([...Array(3).fill('sign_in_refused'), 'too_many_tries'])
  const fresh = somewhere()
  for (const _ of times(4)) expect(await enter({ address: fresh })).toBe('entered')
})

test('a browser in which the account was entered is not counted with strangers, and is counted by itself', async () => {
  const { guess, enter, keepDevice } = await world()
  const [address, device] = [somewhere(), await keepDevice()]
  for (const _ of times(11)) await guess({ address })

  expect(await enter({ address, device: 'of somebody else' })).toBe('too_many_tries')
  expect(await enter({ address, device })).toBe('entered')
  for (const _ of times(10)) await guess({ device })
  expect(await enter({ device })).toBe('too_many_tries')
})

test('the right password counts for nothing, and an address guesses for sixty accounts', async () => {
  const { guess, enter } = await world()
  const address = somewhere()

  for (const _ of times(61)) expect(await enter({ address })).toBe('entered')
  for (const _ of times(60)) await guess({ address, email: somebody() })

  expect(await guess({ address, email: somebody() })).toBe('too_many_tries')
})

const ask = (db: Database, typed: Try = {}) =>
  limitResets({ db, email: 'tari@pembeli.example', address: somewhere(), ...typed }).catch((failure) => failure.code)

test('an address asks for three links of an account in an hour, and for thirty in all', async () => {
  const { db } = await openShop()
  const [one, other] = [somewhere(), somewhere()]

  const asked = await Promise.all(times(4).map(() => ask(db, { address: one })))
  for (const _ of times(30)) await ask(db, { address: other, email: somebody() })

  expect(asked.filter((answer) => answer === 'too_many_tries')).toHaveLength(1)
  expect(await ask(db, { address: other, email: somebody() })).toBe('too_many_tries')
})

test('strangers together cause two letters in ten minutes, without a refusal, and the owner’s browser gets its own', async () => {
  const { db, keepDevice } = await world()
  const device = await keepDevice()

  const letters = await Promise.all(times(5).map(() => ask(db)))

  expect(letters.sort()).toEqual([false, false, false, true, true])
  expect(await Promise.all(times(4).map(() => ask(db, { device })))).toEqual(
    expect.arrayContaining([true, true, true, 'too_many_tries']),
  )
})

/** How many of the tries are heard before one is not. */
async function heard(attempt: () => Promise<unknown>) {
  for (let tries = 0; ; tries += 1) {
    const refused = await attempt().then(
      () => undefined,
      (failure) => failure,
    )
    if (refused) return { tries, code: refused.code, seconds: refused.details.seconds > 0 }
  }
}

const refusedAfter = (tries: number) => ({ tries, code: 'too_many_tries', seconds: true })

test('an address opens sixty accounts an hour, and a browser changes sixty things a minute', async () => {
  const { db } = await openShop()
  const [address, sessionHash] = [somewhere(), randomUUID()]

  expect(await heard(() => limitSignUps({ db, address }))).toEqual(refusedAfter(60))
  expect(await heard(() => limitActs({ db, sessionHash }))).toEqual(refusedAfter(60))
})
