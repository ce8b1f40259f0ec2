import { randomBytes } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { and, eq, ne, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { cataloguePromos, creators, postDrafts, posts, uploadedMedia } from '@/db/schema'
import type { Language } from '@/i18n/language'
import { FieldsRefused } from '../account/fields-refused'
import type { MemberContext } from '../context'
import { isPicture } from '../feed/media'
import { isTakenDown } from '../media/upload'
import { MOST_HASHTAGS, readCaption } from './caption'
import { type DraftFields, getDraftOrThrow } from './draft'
import { LONGEST_CAPTION } from './limits'
import { readMoment } from './moment'

const LONGEST_ALT = 300
/** A catalogue lists no promotion for longer than a season. */
const FURTHEST_MS = 90 * 24 * 60 * 60 * 1000

type Publish = { id: string; when: 'now' | 'later' }

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

export type Published = { postId: string; publishedAt: Date; state: 'published' | 'scheduled' | 'changed' }

/**
 * Publishes a draft as a new post or as the edit of one. A scheduled post is written now with a
 * later time, and lists leave it out until then. Only the caption in the page's language is
 * required.
 * @throws {FieldsRefused} with every mistake; {DomainError} `draft_unknown`, `creator_closed`,
 * `post_taken_down`.
 */
export const publishDraft = (
  { db, memberId, language, now }: Pick<MemberContext, 'db' | 'memberId' | 'language' | 'now'>,
  { id, when }: Publish,
): Promise<Published> =>
  db.transaction(async (tx) => {
    const draft = await getDraftOrThrow({ db: tx, memberId, id })
    // Closing an account locks the same row, so the two wait for each other. `no key update` does
    // not block a concurrent report, which references post and creator.
    const [creator] = await tx.select().from(creators).where(eq(creators.id, draft.creatorId)).for('no key update')
    if (!creator || creator.closedAt !== null)
      throw new DomainError('forbidden', 'creator_closed', 'The account was closed.')
    const post = draft.postId === null ? undefined : await lockPostOrThrow(tx, draft.postId)
    const checked = await checkDraft(tx, { draft, creatorId: creator.id, language, when, now })
    const { alt, at, ...row } = checked

    if (alt !== undefined) await tx.update(uploadedMedia).set({ alt }).where(eq(uploadedMedia.id, row.media))
    const published =
      post === undefined
        ? await insertPost(tx, { ...row, creatorId: creator.id, publishedAt: at ?? now })
        : await changePost(tx, { post, row, at, now })
    await tx.delete(postDrafts).where(eq(postDrafts.id, draft.id))
    const isWaiting = published.publishedAt > now

    return { ...published, state: isWaiting ? 'scheduled' : draft.postId === null ? 'published' : 'changed' }
  })

async function insertPost(tx: Transaction, row: Omit<typeof posts.$inferInsert, 'id'>) {
  // Unguessable, so that nobody opens a post before its time.
  const postId = `p-${randomBytes(12).toString('hex')}`
  await tx.insert(posts).values({ ...row, id: postId })

  return { postId, publishedAt: row.publishedAt }
}

type Post = typeof posts.$inferSelect

/** A concurrent report references this row, so it waits for the lock. */
async function lockPostOrThrow(tx: Transaction, postId: string) {
  const [post] = await tx.select().from(posts).where(eq(posts.id, postId)).for('update')
  if (!post || post.takenDownAt !== null)
    throw new DomainError('conflict', 'post_taken_down', `Post ${postId} was taken down.`)

  return post
}

type Row = Pick<Post, 'captionId' | 'captionEn' | 'hashtags' | 'media' | 'shop' | 'promoId'>

async function changePost(
  tx: Transaction,
  { post, row, at, now }: { post: Post; row: Row; at: Date | undefined; now: Date },
) {
  // A visible post keeps its time.
  const publishedAt = post.publishedAt <= now ? post.publishedAt : (at ?? now)
  await tx
    .update(posts)
    .set({ ...row, publishedAt })
    .where(eq(posts.id, post.id))

  return { postId: post.id, publishedAt }
}

type PostDraft = typeof postDrafts.$inferSelect

type Check = { draft: PostDraft; creatorId: string; language: Language; when: 'now' | 'later'; now: Date }

async function checkDraft(tx: Transaction, { draft, creatorId, language, when, now }: Check) {
  const { mistakes, fields } = readCaptions(draft, language === 'en' ? 'captionEn' : 'captionId')
  const promotion = draft.promotion === '' ? undefined : await findPromotion(tx, { typed: draft.promotion, creatorId })
  if (draft.promotion !== '' && !promotion) mistakes.promotion = 'promotion_unknown'

  const [uploaded] = await tx
    .select({ id: uploadedMedia.id, isTakenDown })
    .from(uploadedMedia)
    .where(and(eq(uploadedMedia.id, draft.media), eq(uploadedMedia.creatorId, creatorId)))
  if (!uploaded && !isPicture(draft.media)) mistakes.media = 'media_missing'
  const alt = draft.alt.trim()
  if (uploaded && (await isInOtherPost(tx, draft))) mistakes.media = 'media_of_other_post'
  if (uploaded?.isTakenDown) mistakes.media = 'media_taken_down'
  if (uploaded && alt === '') mistakes.alt = 'alt_missing'
  if (alt.length > LONGEST_ALT) mistakes.alt = 'alt_too_long'

  const at = when === 'later' ? readMoment(draft.publishAt) : undefined
  const fault = when === 'later' ? faultOfTime(at, now) : undefined
  if (fault) mistakes.publishAt = fault
  if (Object.keys(mistakes).length > 0) throw new FieldsRefused(mistakes)

  return {
    ...fields,
    media: draft.media,
    shop: promotion?.shop ?? null,
    promoId: promotion?.id ?? null,
    alt: uploaded && alt,
    at,
  }
}

/** An upload belongs to one post, so that a takedown affects no other. */
const isInOtherPost = async (tx: Transaction, { media, postId }: PostDraft) =>
  (await tx.$count(posts, and(eq(posts.media, media), sql`media like 'u-%'`, ne(posts.id, postId ?? '')))) > 0

/** Returns the captions of both languages; an empty one is filled from the other. */
function readCaptions(draft: DraftFields, own: 'captionId' | 'captionEn') {
  const [indonesian, english] = [readCaption(draft.captionId), readCaption(draft.captionEn)]
  const hashtags = [...new Set([...indonesian.hashtags, ...english.hashtags])]
  const mistakes: Record<string, string> = {}
  if ((own === 'captionEn' ? english : indonesian).text === '') mistakes[own] = 'caption_missing'
  if (hashtags.length > MOST_HASHTAGS) mistakes[own] = 'hashtags_too_many'
  for (const name of ['captionId', 'captionEn'] as const)
    if (draft[name].length > LONGEST_CAPTION) mistakes[name] = 'caption_too_long'

  return {
    mistakes,
    fields: {
      captionId: indonesian.text || english.text,
      captionEn: english.text || indonesian.text,
      hashtags,
    },
  }
}

function faultOfTime(at: Date | undefined, now: Date) {
  if (!at) return 'time_missing'
  if (at <= now) return 'time_past'

  return at.getTime() - now.getTime() > FURTHEST_MS ? 'time_too_far' : undefined
}

/** The shop's registry decides which creator owns a promotion. */
async function findPromotion(tx: Transaction, { typed, creatorId }: { typed: string; creatorId: string }) {
  const [, shop = '', number = ''] = /^([\w-]{1,32}):(\d{1,5})$/.exec(typed) ?? []
  const [row] = await tx
    .select({ shop: cataloguePromos.shop, id: cataloguePromos.id })
    .from(cataloguePromos)
    .where(
      and(
        eq(cataloguePromos.shop, shop),
        eq(cataloguePromos.id, Number(number)),
        eq(cataloguePromos.creator, creatorId),
      ),
    )

  return row
}
