import { Ellipsis } from 'lucide-react'
import type { MouseEvent } from 'react'
import { hide } from '../social/actions'
import type { SocialWords } from '../social/words'
import type { FeedPost } from './trpc'
import type { Removal } from './use-removals'
import { WhyHere } from './why-here'

type MoreSheetProps = {
  post: FeedPost
  words: SocialWords
  to: string
  reachable: boolean
  onRemove: (kind: Removal['kind']) => void
  onReport: (event: MouseEvent) => void
}

/** Further actions on a post. A popover, so that it opens without script too. */
export function MoreSheet({ post, words, to, reachable, onRemove, onReport }: MoreSheetProps) {
  const id = `more-${post.id}`

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
          {words.more}
        </h3>
        <div className="mt-4 grid gap-2">
          <HideForm what="post" label={words.notInterested} post={post} to={to} onRemove={onRemove} />
          {post.offer && <HideForm what="seller" label={words.hideSeller} post={post} to={to} onRemove={onRemove} />}
          <a href={`/posts/${post.id}/report`} className="button button-quiet w-full" onClick={onReport}>
            {words.report}
          </a>
        </div>
        <h4 className="mt-6 font-bold">{words.why}</h4>
        <WhyHere post={post} words={words} />
      </aside>
    </>
  )
}

type HideFormProps = Pick<MoreSheetProps, 'post' | 'to' | 'onRemove'> & { what: 'post' | 'seller'; label: string }

/** Hides at once; without script after a page load, which also offers to undo. */
function HideForm({ post, what, label, to, onRemove }: HideFormProps) {
  return (
    // React's types do not allow an action that returns a value.
    <form
      action={hide as unknown as (form: FormData) => Promise<void>}
      onSubmit={(event) => {
        event.preventDefault()
        onRemove(what)
      }}
    >
      <input type="hidden" name="post" value={post.id} />
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="on" value="yes" />
      <input type="hidden" name="to" value={`${to}&hidden=${what}`} />
      <button type="submit" className="button button-quiet w-full">
        {label}
      </button>
    </form>
  )
}
