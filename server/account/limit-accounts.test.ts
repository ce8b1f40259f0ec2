import { expect, test } from 'vitest'
import { freshDatabase } from '../test-world'
import {
  limitActs,
  limitNewPasswords,
  limitResetLinks,
  limitSignIns,
  limitSignUps,
  limitViews,
  TooManyTries,
} from './limit-accounts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

test('a password is guessed ten times in ten minutes, from however many addresses', async () => {
  const db = await freshDatabase()
  const guess = (address: number, email = 'dewi@simulasi.example') =>
    limitSignIns({ db, email, address: String(address) })
  for (const address of times(10)) await guess(address)

  await expect(guess(10, 'DEWI@simulasi.example ')).rejects.toBeInstanceOf(TooManyTries)
  await expect(guess(10, 'rani@simulasi.example')).resolves.toBeUndefined()
})

test('an address makes sixty accounts an hour and no more, and is told when to come back', async () => {
  const db = await freshDatabase()
  for (const _ of times(60)) await limitSignUps({ db, address: '192.0.2.1' })

  const refusal = await limitSignUps({ db, address: '192.0.2.1' }).catch((failure) => failure)

  expect(refusal).toMatchObject({ code: 'too_many_tries', details: { seconds: expect.any(Number) } })
})

test('a post has sixty views an hour from one address, and other posts and addresses have their own', async () => {
  const view = (postId: string, address = '192.0.2.7') => limitViews({ postId, address })
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

test('links to a new password are asked for three times an hour for an account, and thirty times from an address', async () => {
  const db = await freshDatabase()
  const ask = (index: number, email = `orang-${index}@simulasi.example`) =>
    limitResetLinks({ db, email, address: email.startsWith('orang') ? '192.0.2.1' : String(index) })
  for (const index of times(3)) await ask(index, 'dewi@simulasi.example')
  for (const index of times(30)) await ask(index)

  await expect(ask(3, 'DEWI@simulasi.example ')).rejects.toBeInstanceOf(TooManyTries)
  await expect(ask(30)).rejects.toBeInstanceOf(TooManyTries)
})

test('an address tries thirty links in ten minutes', async () => {
  const db = await freshDatabase()
  for (const _ of times(30)) await limitNewPasswords({ db, address: '192.0.2.1' })

  await expect(limitNewPasswords({ db, address: '192.0.2.1' })).rejects.toBeInstanceOf(TooManyTries)
})
