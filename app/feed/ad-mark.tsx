import { CircleHelp, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FeedWords } from './get-feed-words'
import type { FeedPost } from './trpc'

type AdMarkProps = {
  post: Pick<FeedPost, 'id' | 'offer' | 'creator'>
  words: FeedWords
  reachable: boolean
  onClose: () => void
  /** The reasons for its place in the feed. */
  children: ReactNode
}

/** Marks a post as paid, names its advertiser and its reasons, and lets a person close it. */
export function AdMark({ post, words, reachable, onClose, children }: AdMarkProps) {
  const why = `why-${post.id}`
  const tabIndex = reachable ? undefined : -1

  return (
    <div className="ad-mark">
      <span className="ad-badge">{words.ad}</span>
      <span className="ad-partner">
        {words.partnership}
        {post.offer && ` · ${post.offer.brand}`}
      </span>
      <button
        type="button"
        popoverTarget={why}
        aria-label={words.why}
        title={words.why}
        className="ad-button ad-why"
        tabIndex={tabIndex}
      >
        <CircleHelp size={18} aria-hidden="true" />
        <span aria-hidden="true">{words.why}</span>
      </button>
      <form
        method="post"
        action="/ads/close"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
        }}
      >
        <input type="hidden" name="post" value={post.id} />
        <button type="submit" className="ad-button ad-close" tabIndex={tabIndex}>
          <span>
            {words.close}
            <X size={15} aria-hidden="true" />
          </span>
        </button>
      </form>
      <WhyThisAd id={why} post={post} words={words}>
        {children}
      </WhyThisAd>
    </div>
  )
}

type WhyThisAdProps = Pick<AdMarkProps, 'post' | 'words' | 'children'> & { id: string }

function WhyThisAd({ id, post, words, children }: WhyThisAdProps) {
  return (
    <aside id={id} popover="auto" className="sheet" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="font-extrabold text-xl">
        {words.why}
      </h3>
      <p className="mt-1 font-bold text-muted text-sm">
        {words.partnership} · {post.offer?.brand ?? post.creator.name}
      </p>
      <p className="mt-4 leading-relaxed">{words.whyPaid}</p>
      {children}
      <button type="button" popoverTarget={id} popoverTargetAction="hide" className="button button-quiet mt-6 w-full">
        {words.understood}
      </button>
    </aside>
  )
}
