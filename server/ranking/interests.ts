import { sql } from 'drizzle-orm'
import type { Lagging } from '@/db/lagging'
import { consents, follows, postLikes, posts } from '@/db/schema'
import type { Purpose } from '../consent/limits'

/** A member's interests, only from their own follows and likes: never from views or location. */
export type Interests = {
  follows: Set<string>
  likedCreators: Map<string, number>
  likedHashtags: Map<string, number>
}

export const NO_INTERESTS: Interests = { follows: new Set(), likedCreators: new Map(), likedHashtags: new Map() }

/** Older likes do not count. */
const NEWEST_LIKES = 200

type Row = { kind: 'purpose' | 'follow' | 'creator' | 'hashtag'; name: string; times: number }

/**
 * Returns a member's interests for each purpose that they consented to. The statement checks the
 * consents itself, so it reads no like or follow without one.
 */
export async function readInterests(db: Lagging, memberId: string): Promise<Record<Purpose, Interests>> {
  const rows = await db.execute<Row>(sql`
    with newest as (
      select distinct on (${consents.purpose}) ${consents.purpose}, ${consents.granted} from ${consents}
      where ${consents.memberId} = ${memberId} order by ${consents.purpose}, ${consents.id} desc
    ),
    agreed as (select purpose from newest where granted),
    liked as (
      select ${posts.creatorId}, ${posts.hashtags} from ${postLikes} join ${posts} on ${posts.id} = ${postLikes.postId}
      where ${postLikes.memberId} = ${memberId} and exists (select from agreed)
      order by ${postLikes.at} desc limit ${NEWEST_LIKES}
    )
    select 'purpose' as kind, purpose::text as name, 1 as times from agreed
    union all select 'follow', ${follows.creatorId}, 1 from ${follows}
    where ${follows.memberId} = ${memberId} and exists (select from agreed)
    union all select 'creator', creator_id, count(*)::integer from liked group by creator_id
    union all select 'hashtag', hashtag, count(*)::integer from liked, unnest(hashtags) as hashtag group by hashtag`)
  const namesOf = (kind: Row['kind']) => new Set(rows.filter((row) => row.kind === kind).map(({ name }) => name))
  const counted = (kind: Row['kind']) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ name, times }) => [name, times]))
  const agreed = namesOf('purpose')
  const interests = { follows: namesOf('follow'), likedCreators: counted('creator'), likedHashtags: counted('hashtag') }

  return {
    ranking: agreed.has('ranking') ? interests : NO_INTERESTS,
    ads: agreed.has('ads') ? interests : NO_INTERESTS,
  }
}

/** Why a post has its place. */
export type Reason =
  | { kind: 'follow' }
  | { kind: 'creator'; times: number }
  | { kind: 'hashtag'; hashtag: string; times: number }

type Ranked = { creatorId: string; hashtags: string[] }

export function reasonsFor({ creatorId, hashtags }: Ranked, interests: Interests): Reason[] {
  const ofCreator = interests.likedCreators.get(creatorId)

  return [
    ...(interests.follows.has(creatorId) ? [{ kind: 'follow' } as const] : []),
    ...(ofCreator ? [{ kind: 'creator', times: ofCreator } as const] : []),
    ...hashtags.flatMap((hashtag) => {
      const times = interests.likedHashtags.get(hashtag)
      return times ? [{ kind: 'hashtag', hashtag, times } as const] : []
    }),
  ]
}

/** More likes than this count no further, so that one creator cannot fill the whole feed. */
const MOST_TIMES = 3

const WEIGHTS = { follow: 6, creator: 2, hashtag: 1 }

export const scoreOf = (post: Ranked, interests: Interests) =>
  reasonsFor(post, interests).reduce(
    (sum, reason) => sum + WEIGHTS[reason.kind] * ('times' in reason ? Math.min(reason.times, MOST_TIMES) : 1),
    0,
  )
