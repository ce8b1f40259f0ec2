'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { closeAd } from '../ads/close-ad'
import { ShopClosed } from '../departure/shop-closed'
import { useDeparture } from '../departure/use-departure'
import type { LinkKind } from '../link/link-kind'
import { CheatSheet, openCheatSheet } from './cheat-sheet'
import { Controls } from './controls'
import { FeedTail } from './feed-tail'
import type { FeedWords } from './get-feed-words'
import { Post } from './post'
import type { FeedPage } from './trpc'
import { useAmbience } from './use-ambience'
import { useChoices } from './use-choices'
import { useEarlyInput } from './use-early-input'
import { useFeedPages } from './use-feed-pages'
import { useKeys } from './use-keys'
import { usePlaceRemembered } from './use-place-remembered'
import { useSteps } from './use-steps'

export type FeedListProps = {
  firstPage: FeedPage
  startAt: string | undefined
  words: FeedWords
  /** A tap leads to the shop at once; otherwise the leave notice comes first. */
  departsAtOnce: boolean
  link: LinkKind
}

export function FeedList({ firstPage, startAt, words, departsAtOnce, link }: FeedListProps) {
  const list = useRef<HTMLDivElement>(null)
  const [closed, setClosed] = useState<string[]>([])
  const pages = useFeedPages({ firstPage, startAt })
  const posts = useMemo(() => pages.posts.filter(({ id }) => !closed.includes(id)), [pages.posts, closed])
  const postIds = useMemo(() => posts.map(({ id }) => id), [posts])
  const { current, step, goTo } = useSteps(list, postIds)
  const { choices, ready, playing, started, choose } = useChoices()
  const departure = useDeparture({ looksFirst: departsAtOnce })
  const stop = current === undefined ? posts.length : postIds.indexOf(current)

  usePlaceRemembered(current)
  useAmbience({ audible: choices.sound && playing, postId: current })
  useEffect(() => {
    if (stop >= posts.length - 3) pages.loadAhead()
    if (stop <= 1) pages.loadNewer()
  })

  const close = (postId: string) => {
    closeAd(postId)
    // At once, so that the keyboard finds itself at the post that took the place.
    flushSync(() => setClosed([...closed, postId]))
    list.current?.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true })
  }

  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    first: () => goTo(0),
    togglePause: () => choose({ paused: !choices.paused }),
    toggleSound: () => choose({ sound: !choices.sound }),
    help: openCheatSheet,
  }
  useKeys(actions, choices)
  useEarlyInput(ready)

  return (
    <>
      <Controls words={words} choices={choices} actions={actions} atStart={stop === 0} atEnd={stop === posts.length} />
      <div ref={list} className="feed">
        <div role="feed" aria-label={words.label} aria-busy={pages.loading}>
          {posts.map((post, index) => (
            <Post
              key={post.id}
              post={post}
              words={words}
              position={index + 1}
              count={pages.hasOlder ? -1 : posts.length}
              active={index === stop}
              reachable={index === stop || !ready}
              clip={started && Math.abs(index - stop) <= 1}
              playing={playing && index === stop}
              link={link}
              departure={departure}
              onClose={() => close(post.id)}
            />
          ))}
        </div>
        <FeedTail words={words} pages={pages} reachable={current === undefined || !ready} onTop={actions.first} />
      </div>
      <CheatSheet words={words} letterKeys={choices.letterKeys} onLetterKeys={(letterKeys) => choose({ letterKeys })} />
      <ShopClosed words={words} departure={departure} />
    </>
  )
}
