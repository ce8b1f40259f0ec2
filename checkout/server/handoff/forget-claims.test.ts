import { expect, test } from 'vitest'
import { handoffClaims, offers } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { forgetClaims } from './forget-claims'
import { minutesLater, noon, openIssuer } from './testing/test-issuer'

test('after a quarter of an hour neither token nor browser is remembered; the offer is, for a week', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  await browser().claim(db, await tap())

  await forgetClaims(db, minutesLater(15))

  expect(await db.$count(handoffClaims)).toBe(0)
  expect(await db.select().from(offers)).toMatchObject([{ resumeKey: null }])

  await forgetClaims(db, minutesLater(7 * 24 * 60))

  expect(await db.$count(offers)).toBe(0)
})

test('while a token could still be replayed, it is remembered', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  await browser().claim(db, await tap())

  await forgetClaims(db, minutesLater(3))

  expect(await db.$count(handoffClaims)).toBe(1)
})

test('a token that was forgotten is refused for its age', async () => {
  const { db } = await openShop()
  const { tap, browser } = await openIssuer()
  const token = await tap({ at: noon })
  await browser().claim(db, token)
  await forgetClaims(db, minutesLater(15))

  const replay = browser().claim(db, token, minutesLater(15))

  await expect(replay).rejects.toMatchObject({ code: 'handoff_expired' })
})
