'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import type { LinkKind } from '@/server/handoff/cookies'
import { ShopClosed } from '../departure/shop-closed'
import { useDeparture } from '../departure/use-departure'
import { CheatSheet, openCheatSheet } from './cheat-sheet'
import { Controls } from './controls'
import { FeedTail } from './feed-tail'
import type { FeedWords } from './get-feed-words'
import { Post } from './post'
import { type OpenSheet, PostSheets } from './post-sheets'
import { TapMarks } from './tap-marks'
import type { FeedPage, RequestedScope } from './trpc'
import { UndoRemoval } from './undo-removal'
import { useAmbience } from './use-ambience'
import { useChoices } from './use-choices'
import { useCountViews } from './use-count-views'
import { useEarlyInput } from './use-early-input'
import { useFeedPages } from './use-feed-pages'
import { useKeys } from './use-keys'
import { usePlaceRemembered } from './use-place-remembered'
import { type Removal, useRemovals } from './use-removals'
import { useSteps } from './use-steps'
import { useTaps } from './use-taps'

export type FeedListProps = {
  firstPage: FeedPage
  startAt: string | undefined
  /** The listed posts, and the address of the list. */
  scope: RequestedScope
  path: string
  words: FeedWords
  /** Whether a tap opens the shop at once; otherwise the leave notice comes first. */
  departsAtOnce: boolean
  link: LinkKind
  /** The post or ad that was hidden or closed before this page loaded, without scripts. */
  justGone: Removal | undefined
}

export function FeedList({ firstPage, startAt, scope, path, justGone, words, departsAtOnce, link }: FeedListProps) {
  const list = useRef<HTMLDivElement>(null)
  const [sheet, setSheet] = useState<OpenSheet>()
  const pages = useFeedPages({ firstPage, scope, startAt })
  const removals = useRemovals({ list, loaded: pages.posts, firstPage, path, justGone })
  const { posts, last } = removals
  // The posts of the document below the first. One that moves down because newer posts arrive is in
  // view, and must stay rendered.
  const later = useMemo(() => new Set(firstPage.posts.slice(1).map(({ id }) => id)), [firstPage])
  const postIds = useMemo(() => posts.map(({ id }) => id), [posts])
  const { current, step, goTo } = useSteps(list, postIds)
  const { choices, ready, playing, started, choose } = useChoices()
  const departure = useDeparture({ looksFirst: departsAtOnce })
  const stop = current === undefined ? posts.length : postIds.indexOf(current)

  usePlaceRemembered(path, current)
  useCountViews(current)
  useAmbience({ audible: choices.sound && playing, post: posts[stop] })
  useEffect(() => {
    if (stop >= posts.length - 3) pages.loadAhead()
    if (stop <= 1) pages.loadNewer()
  })

  /** Presses a button of the current post. */
  const press = (mark: string) => {
    list.current?.querySelector<HTMLElement>(`[data-active] [data-mark="${mark}"]`)?.click()
  }

  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    first: () => goTo(0),
    togglePause: () => choose({ paused: !choices.paused }),
    toggleSound: () => choose({ sound: !choices.sound }),
    like: () => press('like'),
    comments: () => {
      const post = posts[stop]
      if (post) setSheet({ of: 'comments', post })
    },
    save: () => press('save'),
    help: openCheatSheet,
  }
  const closeSheet = () => {
    setSheet(undefined)
    // A sheet that a key opened has no button to which the focus returns.
    if (document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true })
  }
  const taps = useTaps(list, {
    onTap: actions.togglePause,
    onDoubleTap: () => {
      // A second double tap does not take the like back.
      list.current?.querySelector<HTMLElement>('[data-active] [data-mark="like"]:not([data-on])')?.click()
    },
  })
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
              later={later.has(post.id)}
              count={pages.hasOlder ? -1 : posts.length}
              active={index === stop}
              reachable={index === stop || !ready}
              clip={started && Math.abs(index - stop) <= 1}
              playing={playing && index === stop}
              audible={choices.sound && index === stop}
              link={link}
              departure={departure}
              onRemove={(kind) => removals.remove({ kind, postId: post.id })}
              onSheet={(of) => setSheet({ of, post })}
              to={`${path}?post=${post.id}`}
            />
          ))}
        </div>
        <FeedTail
          words={words}
          path={path}
          pages={pages}
          reachable={current === undefined || !ready}
          onTop={actions.first}
        />
      </div>
      <TapMarks heart={taps.heart} paused={taps.tapped && choices.paused} onHeartGone={taps.forgetHeart} />
      <UndoRemoval
        words={words}
        to={path}
        removal={last.beside === current ? last.removal : undefined}
        refused={last.beside === current ? last.refused : undefined}
        onUndo={removals.undo}
      />
      {sheet && (
        <PostSheets
          open={{ ...sheet, post: posts.find(({ id }) => id === sheet.post.id) ?? sheet.post }}
          words={words}
          onReported={({ id }) => removals.remove({ kind: 'post', postId: id })}
          onClose={closeSheet}
        />
      )}
      <CheatSheet words={words} letterKeys={choices.letterKeys} onLetterKeys={(letterKeys) => choose({ letterKeys })} />
      <ShopClosed words={words} departure={departure} />
    </>
  )
}
