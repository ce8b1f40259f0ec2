'use client'

import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import type { LinkKind } from '@/server/handoff/cookies'
import { ShopClosed } from '../departure/shop-closed'
import { useDeparture } from '../departure/use-departure'
import { readCommentWords } from '../social/words'
import { CheatSheet, openCheatSheet } from './cheat-sheet'
import type { CommentsSheetProps } from './comments-sheet'
import { Controls } from './controls'
import { FeedTail } from './feed-tail'
import type { FeedWords } from './get-feed-words'
import { Post } from './post'
import type { AskedScope, FeedPage, FeedPost } from './trpc'
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

/** Loaded with its messages when it is first opened, because most people only watch. */
const CommentsSheet = lazy(async () => {
  const [{ CommentsSheet: Sheet }, acts] = await Promise.all([
    import('./comments-sheet'),
    readCommentWords(document.documentElement.lang),
  ])

  return { default: (props: Omit<CommentsSheetProps, 'acts'>) => <Sheet {...props} acts={acts} /> }
})

export type FeedListProps = {
  firstPage: FeedPage
  startAt: string | undefined
  /** The listed posts, and the address of the list. */
  scope: AskedScope
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
  const [discussed, setDiscussed] = useState<FeedPost>()
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
  useAmbience({ audible: choices.sound && playing, postId: current })
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
    comments: () => setDiscussed(posts[stop]),
    save: () => press('save'),
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
              later={later.has(post.id)}
              count={pages.hasOlder ? -1 : posts.length}
              active={index === stop}
              reachable={index === stop || !ready}
              clip={started && Math.abs(index - stop) <= 1}
              playing={playing && index === stop}
              link={link}
              departure={departure}
              onRemove={(kind) => removals.remove({ kind, postId: post.id })}
              onComments={() => setDiscussed(post)}
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
      <UndoRemoval
        words={words}
        to={path}
        removal={last.beside === current ? last.removal : undefined}
        refused={last.beside === current ? last.refused : undefined}
        onUndo={removals.undo}
      />
      {discussed && (
        <Suspense>
          <CommentsSheet post={discussed} words={words} onClose={() => setDiscussed(undefined)} />
        </Suspense>
      )}
      <CheatSheet words={words} letterKeys={choices.letterKeys} onLetterKeys={(letterKeys) => choose({ letterKeys })} />
      <ShopClosed words={words} departure={departure} />
    </>
  )
}
