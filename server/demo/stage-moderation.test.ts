import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cataloguePromos, creators, moderationCases, posts } from '@/db/schema'
import { replaceCatalogue } from '../catalogue/replace-catalogue'
import { pasar, sampleCatalogue } from '../catalogue/sample-catalogue'
import { leaveByPlainLink } from '../handoff/leave-by-plain-link'
import { freshDatabase } from '../testing/open-world'
import { removeStaged, stageAccount, stageTakedown } from './stage-moderation'

const now = new Date('2026-11-25T03:00:00Z')

test('a staged account is closed by three takedowns, its link is disabled, and it is removed completely', async () => {
  const db = await freshDatabase()
  await replaceCatalogue(db, { shop: 'pasar', catalogue: sampleCatalogue() })
  const before = [await db.$count(posts), await db.$count(creators), await db.$count(cataloguePromos)]
  const { creatorId, postIds, promoId } = await stageAccount(db, { shop: 'pasar' })
  const leave = () => leaveByPlainLink({ db, shops: [pasar], now }, { shop: 'pasar', promoId })
  await expect(leave()).resolves.toHaveProperty('location')

  for (const postId of postIds.slice(0, 3)) await stageTakedown(db, { postId, now })

  const [creator] = await db.select().from(creators).where(eq(creators.id, creatorId))
  expect(creator?.closedAt).toEqual(now)
  await expect(leave()).rejects.toMatchObject({ code: 'promotion_taken_down' })
  await removeStaged(db, { creatorId })
  expect([await db.$count(posts), await db.$count(creators), await db.$count(cataloguePromos)]).toEqual(before)
  expect(await db.$count(moderationCases)).toBe(0)
})

test('the demo takes down and removes nothing else', async () => {
  const db = await freshDatabase()

  await expect(stageTakedown(db, { postId: 'rani-ayu-serum', now })).rejects.toMatchObject({ code: 'not_staged' })
  await expect(removeStaged(db, { creatorId: 'rani' })).rejects.toMatchObject({ code: 'not_staged' })
})
