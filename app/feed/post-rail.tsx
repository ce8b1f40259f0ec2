import { Bookmark, Heart, MessageCircle, Share2 } from 'lucide-react'
import { countIn } from '../parts/count'
import type { FeedWords } from './get-feed-words'
import type { FeedPost } from './trpc'

type PostRailProps = { post: FeedPost; words: FeedWords; reachable: boolean; onComments: () => void }

/** What people did with a post, beside it. */
export function PostRail({ post, words, reachable, onComments }: PostRailProps) {
  const { likes, comments, saves, shares } = post.counts

  return (
    <ul className="rail">
      <li>
        <Heart aria-hidden="true" />
        <Count of={likes} name={words.likes} words={words} />
      </li>
      <li>
        <a
          href={`/posts/${post.id}/comments`}
          tabIndex={reachable ? undefined : -1}
          onClick={(event) => {
            event.preventDefault()
            onComments()
          }}
        >
          <MessageCircle aria-hidden="true" />
          <Count of={comments} name={words.comments} words={words} />
        </a>
      </li>
      <li>
        <Bookmark aria-hidden="true" />
        <Count of={saves} name={words.saves} words={words} />
      </li>
      <li>
        <Share2 aria-hidden="true" />
        <Count of={shares} name={words.shares} words={words} />
      </li>
    </ul>
  )
}

/** The number; where nobody did it yet, its name. */
function Count({ of: count, name, words }: { of: number; name: string; words: FeedWords }) {
  if (count === 0) return <span>{name}</span>

  return (
    <span>
      {countIn(words, count)} <span className="sr-only">{name}</span>
    </span>
  )
}
