import { type Interests, scoreOf } from './interests'

export type Candidate = { id: string; creatorId: string; hashtags: string[]; promoted: boolean }

type RankWindow<Post> = {
  /** Consecutive posts, the newest first. */
  window: Post[]
  /** Those of them that earlier pages showed. */
  shown: ReadonlySet<string>
  /** What may order posts that nobody pays for, and what may order ads. */
  interests: { ranking: Interests; ads: Interests }
}

/**
 * What comes next, by score and then by time. Time says where an ad stands, whoever looks: posts change places with posts,
 * and ads with ads. A page takes the first few of what is left, so no post is shown twice and none is left out, even where
 * a like changed the scores since the page before.
 */
export function rankWindow<Post extends Candidate>({ window, shown, interests }: RankWindow<Post>): Post[] {
  const left = window.filter(({ id }) => !shown.has(id))
  const queueOf = (promoted: boolean) =>
    left
      .filter((post) => post.promoted === promoted)
      .map((post) => ({ post, score: scoreOf(post, promoted ? interests.ads : interests.ranking) }))
      .sort((one, other) => other.score - one.score)
      .map(({ post }) => post)
  const [ads, posts] = [queueOf(true), queueOf(false)]

  return placesLeft(window, shown).flatMap((isAd) => (isAd ? ads : posts).shift() ?? [])
}

/** Whether each place that is not taken yet is an ad's. */
function placesLeft(window: Candidate[], shown: ReadonlySet<string>): boolean[] {
  const places = window.map(({ promoted }) => promoted)
  for (const { promoted } of window.filter(({ id }) => shown.has(id))) places.splice(places.indexOf(promoted), 1)

  return places
}
