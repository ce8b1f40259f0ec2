import { Bookmark, Heart, MessageCircle, Share2 } from 'lucide-react'
import type { MouseEvent } from 'react'
import { countIn } from '../_ui/count'
import { mark } from '../social/actions'
import { Toggle } from '../social/toggle'
import type { FeedWords } from './get-feed-words'
import { MoreSheet } from './more-sheet'
import type { OpenSheet } from './post-sheets'
import type { FeedPost } from './trpc'
import type { Removal } from './use-removals'

type PostRailProps = {
  post: FeedPost
  words: FeedWords
  /** The page to which a form without scripts returns. */
  to: string
  reachable: boolean
  onRemove: (kind: Removal['kind']) => void
  onSheet: (of: OpenSheet['of']) => void
}

/** The counts of a post, and the actions on it. */
export function PostRail({ post, words, to, reachable, onRemove, onSheet }: PostRailProps) {
  const { counts, mine } = post
  const { social } = words
  const tabIndex = reachable ? undefined : -1
  const opens = (of: OpenSheet['of']) => (event: MouseEvent) => {
    event.preventDefault()
    onSheet(of)
  }

  return (
    <ul className="rail">
      <li>
        <Toggle
          act={mark}
          words={social}
          reachable={reachable}
          fields={{ post: post.id, mark: 'like', to }}
          first={{ on: mine.liked, count: counts.likes }}
          label={{ off: social.like, on: social.liked }}
        >
          {({ count }) => (
            <>
              <Heart aria-hidden="true" />
              <Count of={count} name={words.likes} words={words} />
            </>
          )}
        </Toggle>
      </li>
      <li>
        <a href={`/posts/${post.id}/comments`} tabIndex={tabIndex} onClick={opens('comments')}>
          <MessageCircle aria-hidden="true" />
          <Count of={counts.comments} name={words.comments} words={words} />
        </a>
      </li>
      <li>
        <Toggle
          act={mark}
          words={social}
          reachable={reachable}
          fields={{ post: post.id, mark: 'save', to }}
          first={{ on: mine.saved, count: counts.saves }}
          label={{ off: social.save, on: social.savedMark }}
        >
          {({ count }) => (
            <>
              <Bookmark aria-hidden="true" />
              <Count of={count} name={words.saves} words={words} />
            </>
          )}
        </Toggle>
      </li>
      <li>
        <a href={`/posts/${post.id}`} tabIndex={tabIndex} title={social.share} onClick={opens('share')}>
          <Share2 aria-hidden="true" />
          <Count of={counts.shares} name={words.shares} words={words} />
        </a>
      </li>
      <li>
        <MoreSheet
          post={post}
          to={to}
          reachable={reachable}
          words={social}
          onRemove={onRemove}
          onReport={opens('report')}
        />
      </li>
    </ul>
  )
}

/** The count, or the action's name while the count is zero. */
function Count({ of: count, name, words }: { of: number; name: string; words: FeedWords }) {
  if (count === 0) return <span className="first-letter:uppercase">{name}</span>

  return (
    <span>
      {countIn(words, count)} <span className="sr-only">{name}</span>
    </span>
  )
}
