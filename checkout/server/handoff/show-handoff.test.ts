import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents, handoffClaims, offers, variants } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { showHandoff } from './show-handoff'
import { minutesLater, noon, openIssuer } from './testing/test-issuer'

test('showing a handoff does not use its token, so a later claim succeeds', async () => {
  const { db } = await openShop()
  const { settings, tap, browser } = await openIssuer()
  const token = await tap()

  await Promise.all(Array.from({ length: 12 }, () => showHandoff({ db, settings, now: noon }, { token, nonce: null })))

  expect([await db.$count(handoffClaims), await db.$count(offers)]).toEqual([0, 0])
  await expect(browser().claim(db, token)).resolves.toHaveProperty('productId')
})

test('the price is the shop’s own, not the one that the feed displayed', async () => {
  const { db } = await openShop()
  const { settings, tap } = await openIssuer()
  await db.update(variants).set({ price: 135_000 })

  const page = await showHandoff({ db, settings, now: noon }, { token: await tap({ seen: 1 }), nonce: null })

  expect(page.item.price).toBe(135_000)
})

test('a browser keeps the nonce that it has, and a made-up one is replaced', async () => {
  const { db } = await openShop()
  const { settings, tap, browser } = await openIssuer()
  const { nonce } = browser()
  const token = await tap()

  const page = await Promise.all(
    [nonce, 'made up'].map((has) => showHandoff({ db, settings, now: noon }, { token, nonce: has })),
  )

  expect(page[0]?.nonce).toBe(nonce)
  expect(page[1]?.nonce).toMatch(/^[\w-]{22}$/)
})

test('a flood of expired tokens costs the audit log a few rows a minute', async () => {
  const { db } = await openShop()
  const { settings, tap } = await openIssuer()
  const token = await tap()
  const later = minutesLater(10)

  for (let look = 0; look < 150; look += 1)
    await showHandoff({ db, settings, now: later }, { token, nonce: null }).catch(() => {})

  expect(await db.$count(auditEvents)).toBe(30)
})

test('a token that is shown repeatedly costs the audit log three rows a minute, and hides no other token', async () => {
  const { db } = await openShop()
  const { settings, tap } = await openIssuer()
  const [token, another] = [await tap(), await tap()]

  for (let look = 0; look < 150; look += 1) await showHandoff({ db, settings, now: noon }, { token, nonce: null })
  await showHandoff({ db, settings, now: noon }, { token: another, nonce: null })

  expect(await db.$count(auditEvents)).toBe(4)
})

test('a flood of tokens, each another, costs a bounded number of rows', async () => {
  const { db } = await openShop()
  const { settings, tap } = await openIssuer()
  const now = minutesLater(1)

  for (let look = 0; look < 700; look += 1)
    await showHandoff({ db, settings, now }, { token: await tap({ at: now }), nonce: null })

  expect(await db.$count(auditEvents)).toBe(600)
})

test('an audit log that cannot be written hides no offer', async () => {
  const { db } = await openShop()
  const { settings, tap, browser } = await openIssuer()
  await db.execute(`alter table audit_events add constraint breaks check (kind <> 'handoff_shown') not valid`)

  const page = await showHandoff({ db, settings, now: noon }, { token: await tap(), nonce: browser().nonce })
  await db.execute('alter table audit_events drop constraint breaks')

  expect(page.item.price).toBeGreaterThan(0)
  expect(await db.$count(auditEvents, eq(auditEvents.kind, 'handoff_shown'))).toBe(0)
})

test('a genuine handoff from the future is an alarm that says by how much, and a forged one is none', async () => {
  const { db } = await openShop()
  const { settings, tap } = await openIssuer()
  const ahead = new Date(noon.getTime() + 42_000)
  const show = (token: string) => showHandoff({ db, settings, now: noon }, { token, nonce: null })
  const alarms = () => db.select().from(auditEvents).where(eq(auditEvents.kind, 'clock_skewed'))
  const stranger = await openIssuer()

  await expect(show(await stranger.tap({ at: ahead }))).rejects.toMatchObject({ code: 'handoff_invalid' })
  expect(await alarms()).toEqual([])

  // Within the tolerance nothing is reported.
  await show(await tap({ at: new Date(noon.getTime() + 10_000) }))
  for (const token of [await tap({ at: ahead }), await tap({ at: ahead })])
    await expect(show(token)).rejects.toMatchObject({ code: 'handoff_invalid' })

  expect(await alarms()).toMatchObject([
    { detail: { reason: 'issuer', issuer: 'http://ramai.localhost:3000', seconds: 42, alarm: true } },
  ])
})
