import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/db/connect'
import { members } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { rememberDevice } from './devices'
import {
  limitActs,
  limitNewPasswords,
  limitResets,
  limitSignIns,
  limitSignUps,
  limitViews,
  MISSES_BEFORE_SLOW,
  TooManyTries,
} from './limit-accounts'
import { SignInRefused } from './sign-in'
import { addMember } from './testing/members'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const somewhere = () => `198.18.0.${randomUUID()}`

type Try = { email?: string; address?: string; device?: string }

/** Dewi's account, where a guess misses and `enter` gives the right password. */
async function world() {
  const db = await freshDatabase()
  const email = 'dewi@simulasi.example'
  await addMember(db, 'dewi')
  const signIn = ({ email: typed = email, ...from }: Try, enter: () => Promise<unknown>) =>
    limitSignIns({ db, address: somewhere(), device: undefined, ...from }, { email: typed, enter }).then(
      () => 'entered',
      (failure) => failure.code,
    )
  const guess = (typed: Try = {}) => signIn(typed, () => Promise.reject(new SignInRefused()))
  const enter = (typed: Try = {}) => signIn(typed, async () => {})

  return { db, email, guess, enter }
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
  const { db, guess, enter } = await world()
  const address = somewhere()
  const device = await rememberDevice({ db, device: undefined }, { memberId: 'dewi' })
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
  for (const _ of times(60)) await guess({ address, email: `${randomUUID()}@simulasi.example` })

  expect(await guess({ address, email: 'budi@simulasi.example' })).toBe('too_many_tries')
})

test('an address makes sixty accounts an hour and no more, and is told when to come back', async () => {
  const db = await freshDatabase()
  for (const _ of times(60)) await limitSignUps({ db, address: '192.0.2.1' })

  const refusal = await limitSignUps({ db, address: '192.0.2.1' }).catch((failure) => failure)

  expect(refusal).toMatchObject({ code: 'too_many_tries', details: { seconds: expect.any(Number) } })
})

test('a post has sixty views an hour from one address, and other posts and addresses have their own', async () => {
  const view = (postId: string, address = '192.0.2.7') => limitViews({ address }, { postId })
  const counted = []
  for (const _ of times(70)) counted.push(await view('rani-ayu-serum'))

  expect(counted.filter(Boolean)).toHaveLength(60)
  expect(await view('ratih-lamp')).toBe(true)
  expect(await view('rani-ayu-serum', '192.0.2.8')).toBe(true)
})

test('a member acts sixty times a minute, whatever the acts', async () => {
  const db = await freshDatabase()
  for (const _ of times(60)) await limitActs({ db, memberId: 'dewi' })

  await expect(limitActs({ db, memberId: 'dewi' })).rejects.toBeInstanceOf(TooManyTries)
  await expect(limitActs({ db, memberId: 'rani' })).resolves.toBeUndefined()
})

const ask = (db: Database, { email = 'dewi@simulasi.example', ...from }: Try = {}) =>
  limitResets({ db, address: somewhere(), device: undefined, ...from }, { email }).catch((failure) => failure.code)

test('an address asks for three links of an account in an hour, and for thirty in all', async () => {
  const db = await freshDatabase()
  const [one, other] = [somewhere(), somewhere()]

  const asked = await Promise.all(times(4).map(() => ask(db, { address: one })))
  for (const _ of times(30)) await ask(db, { address: other, email: `${randomUUID()}@simulasi.example` })

  expect(asked.filter((answer) => answer === 'too_many_tries')).toHaveLength(1)
  expect(await ask(db, { address: other, email: 'budi@simulasi.example' })).toBe('too_many_tries')
})

test('strangers together cause two letters in ten minutes, without a refusal, and the owner’s browser gets its own', async () => {
  const { db, email } = await world()
  const [dewi] = await db.select().from(members).where(eq(members.email, email))
  const device = await rememberDevice({ db, device: undefined }, { memberId: dewi?.id ?? '' })

  const letters = await Promise.all(times(5).map(() => ask(db)))

  expect(letters.sort()).toEqual([false, false, false, true, true])
  expect(await Promise.all(times(4).map(() => ask(db, { device })))).toEqual(
    expect.arrayContaining([true, true, true, 'too_many_tries']),
  )
})

test('an address tries thirty links in ten minutes', async () => {
  const db = await freshDatabase()
  for (const _ of times(30)) await limitNewPasswords({ db, address: '192.0.2.1' })

  await expect(limitNewPasswords({ db, address: '192.0.2.1' })).rejects.toBeInstanceOf(TooManyTries)
})
