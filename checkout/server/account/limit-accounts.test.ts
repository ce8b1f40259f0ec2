import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openShop } from '../testing/open-world'
import { rememberDevice } from './devices'
import { limitActs, limitSignIns, limitSignUps } from './limit-accounts'
import { SignInRefused, signUp } from './sign-in'
import { authOf } from './testing/accounts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)
const somewhere = () => `198.18.0.${randomUUID()}`

test('tries in a known browser are counted separately from strangers’', async () => {
  const { db } = await openShop()
  const email = 'tari@pembeli.example'
  const { customerId } = await signUp({ auth: authOf(db), name: 'Tari', email, password: 'kopi pagi hari' })
  const device = await rememberDevice(db, { customerId, device: undefined })
  const address = somewhere()
  const signIn = (device: string | undefined, enter: () => Promise<string>) =>
    limitSignIns({ db, address, device }, { email, enter }).catch((failure) => failure.code)
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

/** Returns how many attempts are accepted before the first refusal. */
async function triesUntilRefusal(attempt: () => Promise<unknown>) {
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

  expect(await triesUntilRefusal(() => limitSignUps({ db, address }))).toEqual(refusedAfter(60))
  expect(await triesUntilRefusal(() => limitActs({ db, sessionHash }))).toEqual(refusedAfter(60))
})
