import { type Interests, scoreOf } from './interests'

export type Candidate = { id: string; creatorId: string; hashtags: string[]; promoted: boolean }

type RankWindow<Post> = {
  /** Consecutive posts, newest first. */
  window: Post[]
  /** The posts of the window that earlier pages showed. */
  shownIds: ReadonlySet<string>
  /** The interests that order unpaid posts, and those that order ads. */
  interests: { ranking: Interests; ads: Interests }
}

/**
 * Ranks the remaining posts by score, then by time. The places of ads are fixed by time for
 * everybody: posts only swap with posts, and ads with ads. A page takes the first remaining posts,
 * so none is repeated or left out, even if a like changed the scores between two pages.
 */
export function rankWindow<Post extends Candidate>({ window, shownIds, interests }: RankWindow<Post>): Post[] {
  const left = window.filter(({ id }) => !shownIds.has(id))
  const queueOf = (promoted: boolean) =>
    left
      .filter((post) => post.promoted === promoted)
      .map((post) => ({ post, score: scoreOf(post, promoted ? interests.ads : interests.ranking) }))
      .sort((one, other) => other.score - one.score)
      .map(({ post }) => post)
  const [ads, posts] = [queueOf(true), queueOf(false)]

  return placesLeft(window, shownIds).flatMap((isAd) => (isAd ? ads : posts).shift() ?? [])
}

/** Returns for each remaining place whether it belongs to an ad. */
function placesLeft(window: Candidate[], placed: ReadonlySet<string>): boolean[] {
  const places = window.map(({ promoted }) => promoted)
  for (const { promoted } of window.filter(({ id }) => placed.has(id))) places.splice(places.indexOf(promoted), 1)

  return places
}
