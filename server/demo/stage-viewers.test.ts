import { count } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { consents, creators, follows, members, posts } from '@/db/schema'
import { readMember } from '../account/read-member'
import { authOf } from '../account/testing/members'
import { setConsent } from '../consent/consents'
import { listForYou } from '../ranking/list-for-you'
import { freshDatabase } from '../testing/open-world'
import { removeViewers, stageViewers } from './stage-viewers'

const now = new Date('2026-11-25T03:00:00Z')

async function world() {
  const db = await freshDatabase()
  const counted = async () => [
    await db.$count(follows),
    (await db.select({ followers: creators.followers }).from(creators).orderBy(creators.id)).map(
      (row) => row.followers,
    ),
    (await db.select({ likes: posts.likes }).from(posts).orderBy(posts.id)).map((row) => row.likes),
  ]
  const before = await counted()

  return { db, auth: authOf(db), before, counted }
}

test('two staged viewers are signed in, differ only by consent, and are removed completely', async () => {
  const { db, auth, before, counted } = await world()
  const listOf = async (memberId?: string) => {
    const page = await listForYou({ db, now, language: 'id', shops: [], memberId }, { limit: 24 })
    return page.posts.map(({ creator, promoted }) => (promoted ? 'an ad' : creator.id))
  }
  const everybody = await listOf()

  const { viewers } = await stageViewers({ auth, db, now })

  const [one, other] = viewers
  if (!one || !other) expect.fail('two viewers were staged')
  const session = decodeURIComponent(one.cookie.value)
  expect(await readMember({ auth, db, session, now })).toMatchObject({ id: one.memberId })
  expect([await listOf(one.memberId), await listOf(other.memberId)]).toEqual([everybody, everybody])
  for (const { memberId, creatorId } of viewers) {
    await setConsent({ db, memberId, now }, { purpose: 'ranking', granted: true })
    const place = (list: string[]) => list.indexOf(creatorId) + 1 || Number.POSITIVE_INFINITY
    expect(place(await listOf(memberId))).toBeLessThan(place(everybody))
  }
  expect(await removeViewers(db, { memberIds: viewers.map(({ memberId }) => memberId), now })).toEqual({ deleted: 2 })
  expect(await counted()).toEqual(before)
  expect(await db.select({ left: count() }).from(consents)).toEqual([{ left: 0 }])
})

test('the demo removes no other member', async () => {
  const { db } = await world()
  const [member] = await db.select().from(members).limit(1)

  const removal = removeViewers(db, { memberIds: [member?.id ?? ''], now })

  await expect(removal).rejects.toMatchObject({ code: 'not_staged' })
})
