import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEvents, consents, members } from '@/db/schema'
import { addMember } from '../account/testing/members'
import { freshDatabase } from '../testing/open-world'
import { CONSENT_TEXT, grantedPurposes, listConsents, setConsent } from './consents'

const now = new Date('2026-11-25T04:00:00Z')
const later = new Date('2026-11-26T04:00:00Z')

async function world() {
  const db = await freshDatabase()
  const memberId = await addMember(db, 'dewi')

  return {
    db,
    memberId,
    set: (granted: boolean, at = now) => setConsent({ db, memberId, now: at }, { purpose: 'ads', granted }),
  }
}

test('there is no consent by default, and each purpose is granted separately', async () => {
  const { db, memberId, set } = await world()
  const before = await grantedPurposes(db, memberId)

  await set(true)

  expect([before, await grantedPurposes(db, memberId)]).toEqual([[], ['ads']])
})

test('every change is a row with its text version and time, and a repetition is none', async () => {
  const { db, memberId, set } = await world()
  await set(false)
  await Promise.all([set(true), set(true)])

  await set(false, later)

  expect(await listConsents(db, memberId)).toEqual([
    { purpose: 'ads', granted: false, textVersion: CONSENT_TEXT, at: later },
    { purpose: 'ads', granted: true, textVersion: CONSENT_TEXT, at: now },
  ])
  expect(await grantedPurposes(db, memberId)).toEqual([])
})

test('a row of the ledger is never changed', async () => {
  const { db, set } = await world()
  await set(true)

  const change = db.update(consents).set({ granted: false })

  await expect(change).rejects.toMatchObject({ cause: { message: 'consents are written once' } })
})

test('a row of the ledger is deleted only with its member', async () => {
  const { db, memberId, set } = await world()
  await set(true)

  const removal = db.delete(consents)

  await expect(removal).rejects.toMatchObject({ cause: { message: 'consents are written once' } })
  await db.delete(members).where(eq(members.id, memberId))
  expect(await db.$count(consents)).toBe(0)
})

test('the audit log records a change of consent without the member', async () => {
  const { db, memberId, set } = await world()

  await set(true)

  const recorded = await db.select().from(auditEvents).where(eq(auditEvents.kind, 'consent_changed'))
  expect(recorded).toMatchObject([{ detail: { purpose: 'ads', granted: true, textVersion: CONSENT_TEXT } }])
  expect(await db.$count(auditEvents, sql`detail::text like ${`%${memberId}%`}`)).toBe(0)
})
