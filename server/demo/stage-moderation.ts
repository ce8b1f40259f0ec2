import { randomInt } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { and, eq, min, ne } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { cataloguePromos, catalogueVariants, creators, moderationCases, posts, reports } from '@/db/schema'
import { decideCase } from '../moderation/change-case'

/**
 * A prefix that no creator of the seed uses, so that staged accounts can be recognised and removed.
 */
const STAGED = 'peraga-'
const POSTS = 4
/** Older than any post of the seed, so that staged posts are at the end of every list. */
const LONG_AGO = new Date('2020-01-01T00:00:00Z')
/** Promotion ids that no catalogue of ours uses. */
const [FIRST_PROMO, LAST_PROMO] = [50_000, 59_999]

/**
 * Creates an account with posts and a promotion for moderators to act on during a scenario, so that
 * no real account loses posts.
 */
export const stageAccount = (db: Database, { shop }: { shop: string }) =>
  db.transaction(async (tx) => {
    const promoId = randomInt(FIRST_PROMO, LAST_PROMO)
    const creatorId = `${STAGED}${promoId}`
    const postIds = Array.from({ length: POSTS }, (_, index) => `${creatorId}-${index + 1}`)
    const [variant] = await tx
      .select({ sku: min(catalogueVariants.sku) })
      .from(catalogueVariants)
      .where(and(eq(catalogueVariants.shop, shop), ne(catalogueVariants.stock, 'sold_out')))
    const [media] = await tx.select({ key: min(posts.media) }).from(posts)
    if (!variant?.sku || !media?.key)
      throw new DomainError('conflict', 'catalogue_missing', 'There is nothing to promote.')

    await tx
      .insert(creators)
      .values({ id: creatorId, name: 'Akun peraga', bioId: 'Dibuat untuk skenario.', bioEn: 'Made for a scenario.' })
    await tx
      .insert(cataloguePromos)
      .values({ shop, id: promoId, code: `PERAGA-${promoId}`, creator: creatorId, sku: variant.sku })
    await tx.insert(posts).values(
      postIds.map((id) => ({
        id,
        creatorId,
        shop,
        promoId,
        media: media.key ?? '',
        hashtags: [],
        publishedAt: LONG_AGO,
        captionId: 'Contoh untuk skenario.',
        captionEn: 'A sample for a scenario.',
      })),
    )

    return { creatorId, postIds, promoId }
  })

/** Reports a staged post and takes it down, through the normal verbs of moderation. */
export async function stageTakedown(db: Database, { postId, now }: { postId: string; now: Date }) {
  if (!postId.startsWith(STAGED)) throw notStaged(postId)
  const [filed] = await db
    .insert(reports)
    .values({ postId, reason: 'misleading', note: '', at: now })
    .returning({ id: reports.id })
  const [{ caseId } = { caseId: null }] = await db
    .select({ caseId: reports.caseId })
    .from(reports)
    .where(eq(reports.id, filed?.id ?? ''))
  const words = { reason: 'misleading', note: 'Diturunkan dalam skenario.' } as const
  const { status } = await decideCase(
    { db, moderator: 'peraga', now },
    { id: caseId ?? '', change: 'take_down', words },
  )

  return { postId, status }
}

/** Deletes everything of a staged account; the audit log keeps its events. */
export async function removeStaged(db: Database, { creatorId }: { creatorId: string }) {
  if (!creatorId.startsWith(STAGED)) throw notStaged(creatorId)
  await db.transaction(async (tx) => {
    await tx.delete(moderationCases).where(eq(moderationCases.ownerCreatorId, creatorId))
    await tx.delete(posts).where(eq(posts.creatorId, creatorId))
    await tx.delete(cataloguePromos).where(eq(cataloguePromos.creator, creatorId))
    await tx.delete(creators).where(eq(creators.id, creatorId))
  })

  return { creatorId }
}

const notStaged = (id: string) => new DomainError('forbidden', 'not_staged', `${id} was not made for a scenario.`)
