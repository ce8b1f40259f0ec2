import { TvMinimalPlay } from 'lucide-react'
import { Fragment, useEffect, useRef } from 'react'
import { Avatar } from '@/app/_ui/avatar'
import { VerifiedMark } from '@/app/_ui/verified-mark'
import type { LinkKind } from '@/server/handoff/cookies'
import type { Departure } from '../departure/use-departure'
import { FollowButton } from '../social/follow-button'
import { AdMark } from './ad-mark'
import { Clip } from './clip'
import type { FeedWords } from './get-feed-words'
import { OfferCard } from './offer-card'
import { PostRail } from './post-rail'
import type { OpenSheet } from './post-sheets'
import { SoundCaption } from './sound-caption'
import type { FeedPost } from './trpc'
import type { Removal } from './use-removals'
import { WhyHere } from './why-here'

type PostProps = {
  post: FeedPost
  words: FeedWords
  position: number
  /** Not rendered in the first frame, because it is below another post of the document. */
  later: boolean
  /** The number of posts; -1 while it is unknown. */
  count: number
  active: boolean
  /**
   * Whether the Tab key stops here: at every post without scripts, otherwise only at the current
   * one.
   */
  reachable: boolean
  /** Whether it is near enough to need a video element. */
  clip: boolean
  playing: boolean
  /** Whether its sound is on, which a caption then describes. */
  audible: boolean
  link: LinkKind
  departure: Departure
  /** Removes this post from the list, or all ads of its seller. */
  onRemove: (kind: Removal['kind']) => void
  onSheet: (of: OpenSheet['of']) => void
  /** The page to which a form without scripts returns. */
  to: string
}

export function Post({
  post,
  words,
  position,
  later,
  count,
  active,
  reachable,
  clip,
  playing,
  audible,
  link,
  departure,
  onRemove,
  onSheet,
  to,
}: PostProps) {
  const { creator, media, offer } = post
  const article = useFocusThatFollows(active)
  const tabIndex = reachable ? undefined : -1

  return (
    <article
      ref={article}
      className="post"
      style={{ '--tone': media.tone } as React.CSSProperties}
      aria-posinset={position}
      aria-setsize={count}
      aria-labelledby={`${post.id}-creator`}
      aria-describedby={`${post.id}-caption`}
      data-post={post.id}
      data-later={later || undefined}
      data-active={active || undefined}
      data-promoted={post.promoted || undefined}
      tabIndex={reachable ? 0 : -1}
    >
      <Clip media={media} first={position === 1} mounted={clip} playing={playing} />
      {post.promoted && (
        <AdMark post={post} words={words} reachable={reachable} onClose={() => onRemove('ad')}>
          <WhyHere post={post} words={words.social} />
        </AdMark>
      )}
      <div className="post-text">
        <div className="post-creator">
          <Avatar src={creator.picture} size={48} loading="lazy" fetchPriority="low" className="post-avatar" />
          <div>
            <h2 id={`${post.id}-creator`} className="post-handle">
              <a href={`/creators/${creator.id}`} tabIndex={tabIndex}>
                <span className="post-name">
                  {creator.name}
                  {creator.verified && <VerifiedMark label={words.verified} />}
                </span>{' '}
                <span className="post-at">@{creator.id}</span>
              </a>
            </h2>
            <p className="post-bio">{creator.bio}</p>
          </div>
          <FollowButton creator={creator} marks={post.mine} words={words.social} to={to} reachable={reachable} />
        </div>
        <p id={`${post.id}-caption`} className="post-caption">
          {post.caption}{' '}
          <span className="post-tags">
            {post.hashtags.map((tag) => (
              <Fragment key={tag}>
                <a href={`/hashtags/${tag}`} tabIndex={tabIndex}>
                  #{tag}
                </a>{' '}
              </Fragment>
            ))}
          </span>
        </p>
        {audible && <SoundCaption sound={media.sound} />}
        {post.replay && (
          <a href={`/replays/${post.replay}`} className="post-replay" tabIndex={tabIndex}>
            <TvMinimalPlay size={17} aria-hidden="true" />
            {words.watchReplay}
          </a>
        )}
      </div>
      <PostRail post={post} words={words} to={to} reachable={reachable} onRemove={onRemove} onSheet={onSheet} />
      <div className="post-offer">
        {offer && (
          <OfferCard
            postId={post.id}
            offer={offer}
            words={words}
            reachable={reachable}
            link={link}
            departure={departure}
          />
        )}
        {post.promoted && !offer && <p className="offer-withdrawn">{words.withdrawn}</p>}
      </div>
    </article>
  )
}

/**
 * Moves the focus from the previous post to the one that comes into view, and from nowhere else.
 */
function useFocusThatFollows(active: boolean) {
  const article = useRef<HTMLElement>(null)

  useEffect(() => {
    const { activeElement } = document
    const leftBehind = activeElement?.closest('.post')
    if (active && leftBehind && leftBehind !== article.current) article.current?.focus({ preventScroll: true })
  }, [active])

  return article
}
