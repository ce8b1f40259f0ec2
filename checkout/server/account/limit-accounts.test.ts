import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openShop } from '../test-shop'
import { limitActs, limitResets, limitSignIns, limitSignUps } from './limit-accounts'

const somewhere = () => `198.18.0.${randomUUID()}`
const somebody = () => `${randomUUID()}@pembeli.example`

/** How many of the tries are heard before one is not. */
async function heard(attempt: () => Promise<void>) {
  for (let tries = 0; ; tries += 1) {
    const refused = await attempt().then(
      () => undefined,
      (failure) => failure,
    )
    if (refused) return { tries, code: refused.code, seconds: refused.details.seconds > 0 }
  }
}

const refusedAfter = (tries: number) => ({ tries, code: 'too_many_tries', seconds: true })

test('an account hears ten passwords, however its e-mail is written, and an address sixty', async () => {
  const { db } = await openShop()
  const [email, address] = [somebody(), somewhere()]
  let upper = false

  const ofAccount = await heard(() => {
    upper = !upper
    return limitSignIns({ db, email: upper ? email.toUpperCase() : ` ${email}`, address: somewhere() })
  })
  const fromAddress = await heard(() => limitSignIns({ db, email: somebody(), address }))

  expect([ofAccount, fromAddress]).toEqual([refusedAfter(10), refusedAfter(60)])
})

test('a mail-box gets three letters an hour, and an address asks for thirty', async () => {
  const { db } = await openShop()
  const [email, address] = [somebody(), somewhere()]

  const ofAccount = await heard(() => limitResets({ db, email, address: somewhere() }))
  const fromAddress = await heard(() => limitResets({ db, email: somebody(), address }))

  expect([ofAccount, fromAddress]).toEqual([refusedAfter(3), refusedAfter(30)])
})

test('an address opens sixty accounts an hour, and a browser changes sixty things a minute', async () => {
  const { db } = await openShop()
  const [address, sessionHash] = [somewhere(), randomUUID()]

  expect(await heard(() => limitSignUps({ db, address }))).toEqual(refusedAfter(60))
  expect(await heard(() => limitActs({ db, sessionHash }))).toEqual(refusedAfter(60))
})
