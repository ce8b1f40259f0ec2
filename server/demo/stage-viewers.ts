import { randomUUID } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { memberDeletions, members, posts } from '@/db/schema'
import type { Auth } from '../account/auth'
import { SESSION_COOKIE } from '../account/cookies'
import { STRETCH } from '../ranking/ranked-cursor'
import { deleteDueAccounts } from '../rights/delete-account'
import { followCreator } from '../social/follow-creator'
import { markPost } from '../social/mark-post'
import { openDemoSession } from './demo-identities'

/**
 * A prefix that no member of the seed uses, so that staged members can be recognised and removed.
 */
const STAGED = 'peraga-'
const LIKES = 3

type StageViewers = { auth: Auth; db: Database; now: Date }

/** Creates two signed-in members with different interests and without any consent yet. */
export async function stageViewers({ auth, db, now }: StageViewers) {
  const tastes = await findTastes(db)
  if (tastes.length < 2) throw new DomainError('conflict', 'feed_empty', 'Too few creators post to have a taste.')
  const viewers = []
  for (const taste of tastes) viewers.push(await stageViewer({ auth, db, now }, taste))

  return { viewers }
}

type Taste = { creatorId: string; postIds: string[] }

/**
 * Returns the creators whose newest post is the oldest within one ranked stretch, so that following
 * one visibly lifts their posts.
 */
const findTastes = async (db: Database): Promise<Taste[]> =>
  db.execute<Taste>(sql`
    with stretch as (
      select ${posts.id}, ${posts.creatorId}, ${posts.promoId}, ${posts.publishedAt} from ${posts}
      where ${posts.takenDownAt} is null order by ${posts.publishedAt} desc, ${posts.id} desc limit ${STRETCH}
    )
    select creator_id as "creatorId", (array_agg(id order by published_at desc))[1:${sql.raw(String(LIKES))}] as "postIds"
    from stretch where promo_id is null group by creator_id order by max(published_at) limit 2`)

async function stageViewer({ auth, db, now }: StageViewers, { creatorId, postIds }: Taste) {
  const memberId = `${STAGED}${randomUUID()}`
  await db.insert(members).values({
    id: memberId,
    handle: memberId,
    name: 'Penonton peraga',
    email: `${memberId}@simulasi.example`,
    createdAt: now,
    updatedAt: now,
  })
  await followCreator({ db, memberId, now }, { creatorId, on: true })
  for (const postId of postIds) await markPost({ db, memberId, now }, { postId, mark: 'like', on: true })
  const { session } = await openDemoSession(auth, memberId)

  return { memberId, creatorId, cookie: { name: SESSION_COOKIE, value: encodeURIComponent(session) } }
}

/**
 * Deletes staged members like accounts whose waiting period is over, with their likes and follows.
 */
export async function removeViewers(db: Database, { memberIds, now }: { memberIds: string[]; now: Date }) {
  const stranger = memberIds.find((id) => !id.startsWith(STAGED))
  if (stranger) throw new DomainError('forbidden', 'not_staged', `${stranger} was not made for a scenario.`)
  for (const memberId of memberIds)
    await db.insert(memberDeletions).values({ memberId, askedAt: now, dueAt: now }).onConflictDoNothing()

  return deleteDueAccounts(db, { now })
}
