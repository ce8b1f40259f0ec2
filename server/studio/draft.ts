import { DomainError } from '@jembatan/platform/errors'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { creators, postDrafts, posts, uploadedMedia } from '@/db/schema'
import type { MemberContext } from '../context'
import { writeCaption } from './caption'
import { getOwnCreatorOrThrow } from './creator'
import type { DRAFT_FIELDS } from './limits'
import { writeMoment } from './moment'

export type DraftFields = Pick<typeof postDrafts.$inferSelect, (typeof DRAFT_FIELDS)[number]>

type Ctx = Pick<MemberContext, 'db' | 'memberId' | 'now'>

/** More than anybody writes at once; only a program reaches it. */
const MOST_DRAFTS = 50

/** @throws {DomainError} `drafts_full` */
export async function createDraft({ db, memberId, now }: Ctx): Promise<{ id: string }> {
  const creator = await getOwnCreatorOrThrow(db, memberId)
  if ((await db.$count(postDrafts, eq(postDrafts.creatorId, creator.id))) >= MOST_DRAFTS)
    throw new DomainError('conflict', 'drafts_full', 'There are as many drafts as there may be.')

  return insertDraft(db, { creatorId: creator.id, updatedAt: now })
}

/**
 * Returns the draft that edits a member's own post; the same one until it is published.
 * @throws {DomainError} `post_unknown`, `post_taken_down`
 */
export async function draftOfPost({ db, memberId, now }: Ctx, { postId }: { postId: string }): Promise<{ id: string }> {
  const post = await getOwnPostOrThrow(db, { memberId, postId })
  if (post.takenDownAt !== null) throw new DomainError('conflict', 'post_taken_down', `Post ${postId} was taken down.`)
  const [uploaded] = await db.select().from(uploadedMedia).where(eq(uploadedMedia.id, post.media))
  const captionId = writeCaption({ text: post.captionId, hashtags: post.hashtags })
  await db
    .insert(postDrafts)
    .values({
      creatorId: post.creatorId,
      postId,
      captionId,
      media: post.media,
      alt: uploaded?.alt ?? '',
      updatedAt: now,
      captionEn: post.captionEn === post.captionId ? '' : post.captionEn,
      promotion: post.shop === null ? '' : `${post.shop}:${post.promoId}`,
      publishAt: post.publishedAt > now ? writeMoment(post.publishedAt) : '',
    })
    .onConflictDoNothing()
  const [draft] = await db.select({ id: postDrafts.id }).from(postDrafts).where(eq(postDrafts.postId, postId))
  if (!draft) throw new DomainError('conflict', 'post_unknown', `Post ${postId} went meanwhile.`)

  return draft
}

async function insertDraft(db: Database, values: typeof postDrafts.$inferInsert) {
  const [draft] = await db.insert(postDrafts).values(values).returning({ id: postDrafts.id })
  if (!draft) throw new Error('post_drafts returned no row')

  return draft
}

/** @throws {DomainError} `post_unknown`, also for another creator's post. */
export async function getOwnPostOrThrow(db: Pick<Database, 'select'>, own: { memberId: string; postId: string }) {
  const [row] = await db
    .select({ post: posts })
    .from(posts)
    .innerJoin(creators, eq(creators.id, posts.creatorId))
    .where(and(eq(posts.id, own.postId), eq(creators.memberId, own.memberId)))
  if (!row) throw new DomainError('not_found', 'post_unknown', `There is no post ${own.postId}.`)

  return row.post
}

/** Ownership is part of every condition: a stranger's draft is not found. */
const isOwn = ({ id, memberId }: { id: string; memberId: string }) =>
  and(
    eq(postDrafts.id, id),
    sql`exists (select from ${creators} creator where creator.id = ${postDrafts}.creator_id
      and creator.member_id = ${memberId})`,
  )

/** @throws {DomainError} `draft_unknown` */
export async function getDraftOrThrow({ db, ...own }: { db: Pick<Database, 'select'>; memberId: string; id: string }) {
  const [draft] = await db.select().from(postDrafts).where(isOwn(own))
  if (!draft) throw draftUnknown()

  return draft
}

/** Saves the typed fields without checking them. @throws {DomainError} `draft_unknown` */
export async function saveDraft({ db, memberId, now }: Ctx, { id, fields }: { id: string; fields: DraftFields }) {
  const saved = await db
    .update(postDrafts)
    .set({ ...fields, updatedAt: now })
    .where(isOwn({ id, memberId }))
    .returning({ id: postDrafts.id })
  if (saved.length === 0) throw draftUnknown()

  return { savedAt: now }
}

export async function discardDraft({ db, memberId }: Pick<MemberContext, 'db' | 'memberId'>, { id }: { id: string }) {
  await db.delete(postDrafts).where(isOwn({ id, memberId }))
}

/** Returns a creator's drafts, newest first. */
export async function listDrafts({ db, creatorId }: { db: Database; creatorId: string }) {
  return db
    .select()
    .from(postDrafts)
    .where(eq(postDrafts.creatorId, creatorId))
    .orderBy(desc(postDrafts.updatedAt), desc(postDrafts.id))
}

const draftUnknown = () => new DomainError('not_found', 'draft_unknown', 'There is no such draft.')
