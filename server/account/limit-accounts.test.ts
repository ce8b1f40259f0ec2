import { expect, test } from 'vitest'
import { accountLimits, limitActs, limitSignIns, limitSignUps, TooManyTries } from './limit-accounts'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

test('a password is guessed ten times in ten minutes, from however many addresses', async () => {
  const limits = accountLimits()
  const guess = (address: number, email = 'dewi@simulasi.example') =>
    limitSignIns(limits, { email, address: String(address) })
  for (const address of times(10)) await guess(address)

  await expect(guess(10, 'DEWI@simulasi.example ')).rejects.toBeInstanceOf(TooManyTries)
  await expect(guess(10, 'rani@simulasi.example')).resolves.toBeUndefined()
})

test('an address makes sixty accounts an hour and no more, and is told when to come back', async () => {
  const limits = accountLimits()
  for (const _ of times(60)) await limitSignUps(limits, { address: '192.0.2.1' })

  const refusal = await limitSignUps(limits, { address: '192.0.2.1' }).catch((failure) => failure)

  expect(refusal).toMatchObject({ code: 'too_many_tries', details: { seconds: expect.any(Number) } })
})

test('a member acts sixty times a minute, whatever the acts', async () => {
  const limits = accountLimits()
  for (const _ of times(60)) await limitActs(limits, { memberId: 'dewi' })

  await expect(limitActs(limits, { memberId: 'dewi' })).rejects.toBeInstanceOf(TooManyTries)
  await expect(limitActs(limits, { memberId: 'rani' })).resolves.toBeUndefined()
})
