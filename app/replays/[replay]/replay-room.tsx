'use client'

import { useState } from 'react'
import { closeAd, reopenAd } from '@/app/ads/close-ad'
import { ShopClosed } from '@/app/departure/shop-closed'
import { useDeparture } from '@/app/departure/use-departure'
import { AdMark } from '@/app/feed/ad-mark'
import type { FeedWords } from '@/app/feed/get-feed-words'
import { OfferCard } from '@/app/feed/offer-card'
import { UndoRemoval } from '@/app/feed/undo-removal'
import type { Messages } from '@/i18n/request'
import type { LinkKind } from '@/server/handoff/cookies'
import type { Replay } from './page'
import { ReplayChat } from './replay-chat'
import { ReplayScreen } from './replay-screen'
import { useReplay } from './use-replay'

type ReplayRoomProps = {
  replay: Replay
  /** The current second of a show that is on air. */
  liveFrom?: number
  /** Whether to show the ad: false if it was closed on this visit. */
  pinned: boolean
  words: FeedWords
  own: Messages['replay']
  departsAtOnce: boolean
  link: LinkKind
}

export function ReplayRoom({ replay, liveFrom, pinned, words, own, departsAtOnce, link }: ReplayRoomProps) {
  const player = useReplay(replay.seconds, liveFrom)
  const departure = useDeparture({ looksFirst: departsAtOnce })
  const [closed, setClosed] = useState<'before' | 'now' | undefined>(pinned ? undefined : 'before')
  const { post } = replay

  return (
    <div className="replay" style={{ '--tone': replay.media.tone } as React.CSSProperties}>
      <ReplayScreen replay={replay} player={player} own={own} live={liveFrom !== undefined} />
      <ReplayChat chat={replay.chat} player={player} own={own} live={liveFrom !== undefined} />
      {!closed && post.promoted && (
        <section aria-label={own.pinned} className="replay-pinned" data-promoted="true">
          <AdMark
            post={post}
            words={words}
            reachable
            onClose={() => {
              closeAd(post.id)
              setClosed('now')
            }}
          >
            <p className="mt-2 leading-relaxed">{own.whyPinned}</p>
          </AdMark>
          {post.offer ? (
            <OfferCard postId={post.id} offer={post.offer} words={words} reachable link={link} departure={departure} />
          ) : (
            <p className="offer-withdrawn">{words.withdrawn}</p>
          )}
        </section>
      )}
      <UndoRemoval
        words={words}
        to={`/replays/${replay.id}`}
        removal={closed === 'now' ? { kind: 'ad', postId: post.id } : undefined}
        refused={undefined}
        onUndo={() => {
          reopenAd(post.id)
          setClosed(undefined)
        }}
      />
      <ShopClosed words={words} departure={departure} />
    </div>
  )
}
