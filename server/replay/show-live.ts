import { asc, eq } from 'drizzle-orm'
import { posts, replays } from '@/db/schema'
import type { PostsContext } from '../feed/feed-post'
import { isVisible } from '../feed/visible'
import { nextShowAt, secondOnAir, turnOf } from './on-air'
import { showReplay } from './show-replay'

/**
 * Returns the show whose turn it is, with its current second, when the next one begins, and the
 * milliseconds until either changes; null when there is no show.
 */
export async function showLive(ctx: PostsContext) {
  const { db, now } = ctx
  const shows = await db
    .select({ id: replays.id })
    .from(replays)
    .innerJoin(posts, eq(posts.id, replays.postId))
    .where(isVisible(now))
    .orderBy(asc(replays.id))
  const turn = shows[turnOf(shows.length || 1, now)]
  if (!turn) return null
  const show = await showReplay(ctx, turn)

  const second = secondOnAir(show, now)
  const nextAt = nextShowAt(now)
  const changesIn = second === null ? nextAt.getTime() - now.getTime() : (show.seconds - second) * 1000

  return { ...show, second, nextAt, changesIn }
}
