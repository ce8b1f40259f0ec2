import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { freshDatabase } from '../testing/open-world'
import { rememberDevice } from './devices'
import { limitActs, limitNewPasswords, limitSignIns, limitSignUps, limitViews } from './limit-accounts'
import { SignInRefused } from './sign-in'
import { addMember } from './testing/members'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const somewhere = () => `198.18.0.${randomUUID()}`

test('a known browser is counted separately from unknown ones', async () => {
  const db = await freshDatabase()
  await addMember(db, 'dewi')
  const device = await rememberDevice({ db, device: undefined }, { memberId: 'dewi' })
  const address = somewhere()
  const signIn = (device: string | undefined, enter: () => Promise<string>) =>
    limitSignIns({ db, address, device }, { email: 'dewi@simulasi.example', enter }).catch((failure) => failure.code)
  const guess = (device?: string) => signIn(device, () => Promise.reject(new SignInRefused()))
  const enter = (device?: string) => signIn(device, async () => 'entered')

  for (const _ of times(11)) await guess()
  expect([await enter(), await enter('of somebody else'), await enter(device)]).toEqual([
    'too_many_tries',
    'too_many_tries',
    'entered',
  ])
  for (const _ of times(10)) await guess(device)
  expect(await enter(device)).toBe('too_many_tries')
})

test('an address may open sixty accounts an hour, and then gets the time to wait', async () => {
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

  await expect(limitActs({ db, memberId: 'dewi' })).rejects.toMatchObject({ code: 'too_many_tries' })
  await expect(limitActs({ db, memberId: 'rani' })).resolves.toBeUndefined()
})

test('an address may open thirty links in ten minutes', async () => {
  const db = await freshDatabase()
  for (const _ of times(30)) await limitNewPasswords({ db, address: '192.0.2.1' })

  await expect(limitNewPasswords({ db, address: '192.0.2.1' })).rejects.toMatchObject({ code: 'too_many_tries' })
})
