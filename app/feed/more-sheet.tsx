import { Ellipsis } from 'lucide-react'
import { hide } from '../social/actions'
import { type SocialWords, Toggle } from '../social/toggle'
import type { FeedPost } from './trpc'
import { WhyHere } from './why-here'

type MoreSheetProps = { post: FeedPost; words: SocialWords; to: string; reachable: boolean }

/** What else a person can do about a post. A popover, so that it opens without script too. */
export function MoreSheet({ post, words, to, reachable }: MoreSheetProps) {
  const id = `more-${post.id}`
  const off = { on: false, count: 0 }

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={words.more}
        title={words.more}
        tabIndex={reachable ? undefined : -1}
      >
        <Ellipsis aria-hidden="true" />
      </button>
      <aside id={id} popover="auto" className="sheet" aria-labelledby={`${id}-title`}>
        <h3 id={`${id}-title`} className="font-extrabold text-xl">
          {words.why}
        </h3>
        <WhyHere post={post} words={words} />
        <div className="mt-6 grid gap-2">
          <Toggle
            act={hide}
            words={words}
            first={off}
            className="button button-quiet w-full"
            fields={{ post: post.id, what: 'post', to }}
            label={{ off: words.notInterested, on: words.undo }}
          >
            {({ on }) => (on ? `${words.hiddenPost} ${words.undo}` : words.notInterested)}
          </Toggle>
          {post.offer && (
            <Toggle
              act={hide}
              words={words}
              first={off}
              className="button button-quiet w-full"
              fields={{ post: post.id, what: 'seller', to }}
              label={{ off: words.hideSeller, on: words.undo }}
            >
              {({ on }) => (on ? `${words.hiddenSeller} ${words.undo}` : words.hideSeller)}
            </Toggle>
          )}
          <a href={`/posts/${post.id}/report`} className="button button-quiet w-full">
            {words.report}
          </a>
        </div>
      </aside>
    </>
  )
}
