import { DomainError } from '@jembatan/platform/errors'
import { and, asc, desc, eq } from 'drizzle-orm'
import { members, posts, replayMessages, replays } from '@/db/schema'
import type { Language } from '@/i18n/language'
import type { PostsContext } from '../feed/feed-post'
import { describeMedia } from '../feed/media'
import { showPost } from '../feed/show-post'
import { isVisible } from '../feed/visible'

type Row = typeof replays.$inferSelect

const summarize = ({ id, seconds, airedAt, ...row }: Row, language: Language) => ({
  id,
  seconds,
  airedAt,
  title: language === 'en' ? row.titleEn : row.titleId,
  media: describeMedia(row.media, language),
})

/**
 * Returns a show with its pinned post and its chat, in chronological order.
 * @throws {DomainError} `replay_unknown` on a miss; `post_taken_down` with its post.
 */
export async function showReplay(ctx: PostsContext, { id }: { id: string }) {
  const { db, language } = ctx
  const [replay] = await db.select().from(replays).where(eq(replays.id, id))
  if (!replay) throw new DomainError('not_found', 'replay_unknown', `There is no replay ${id}.`)

  const post = await showPost(ctx, { id: replay.postId })
  const messages = await db
    .select({ message: replayMessages, name: members.name })
    .from(replayMessages)
    .innerJoin(members, eq(members.id, replayMessages.memberId))
    .where(eq(replayMessages.replayId, id))
    .orderBy(asc(replayMessages.second), asc(replayMessages.id))

  return {
    ...summarize(replay, language),
    post,
    chat: messages.map(({ message: { id, second, body, bodyEn, memberId }, name }) => ({
      id,
      second,
      name,
      body: language === 'en' ? bodyEn : body,
      byCreator: memberId === post.creator.id,
    })),
  }
}

/** Returns the replays of one creator, newest first. */
export async function listReplays(
  { db, language, now }: Omit<PostsContext, 'shops'>,
  { creatorId }: { creatorId: string },
) {
  const rows = await db
    .select({ replay: replays })
    .from(replays)
    .innerJoin(posts, eq(posts.id, replays.postId))
    .where(and(eq(posts.creatorId, creatorId), isVisible(now)))
    .orderBy(desc(replays.airedAt))

  return rows.map(({ replay }) => summarize(replay, language))
}
