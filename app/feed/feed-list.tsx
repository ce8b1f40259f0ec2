'use client'

import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { closeAd, reopenAd } from '../ads/close-ad'
import { ShopClosed } from '../departure/shop-closed'
import { useDeparture } from '../departure/use-departure'
import type { LinkKind } from '../link/link-kind'
import { CheatSheet, openCheatSheet } from './cheat-sheet'
import { Controls } from './controls'
import { FeedTail } from './feed-tail'
import type { FeedWords } from './get-feed-words'
import { Post } from './post'
import type { AskedScope, FeedPage, FeedPost } from './trpc'
import { UndoClosing } from './undo-closing'
import { useAmbience } from './use-ambience'
import { useChoices } from './use-choices'
import { useEarlyInput } from './use-early-input'
import { useFeedPages } from './use-feed-pages'
import { useKeys } from './use-keys'
import { usePlaceRemembered } from './use-place-remembered'
import { useSteps } from './use-steps'

/** Asked for when somebody opens it: most people only look. */
const CommentsSheet = lazy(() => import('./comments-sheet'))

export type FeedListProps = {
  firstPage: FeedPage
  startAt: string | undefined
  /** Which posts, and at which address they are listed. */
  scope: AskedScope
  path: string
  words: FeedWords
  /** A tap leads to the shop at once; otherwise the leave notice comes first. */
  departsAtOnce: boolean
  link: LinkKind
  /** The ad that was closed on the way to this page, without scripts. */
  justClosed: string | undefined
}

export function FeedList({ firstPage, startAt, scope, path, justClosed, words, departsAtOnce, link }: FeedListProps) {
  const list = useRef<HTMLDivElement>(null)
  const [closed, setClosed] = useState<string[]>([])
  // What was closed last, and the post beside which that can be taken back.
  const [lastClosed, setLastClosed] = useState({ postId: justClosed, beside: firstPage.posts[0]?.id })
  const [discussed, setDiscussed] = useState<FeedPost>()
  const pages = useFeedPages({ firstPage, scope, startAt })
  const posts = useMemo(() => pages.posts.filter(({ id }) => !closed.includes(id)), [pages.posts, closed])
  const postIds = useMemo(() => posts.map(({ id }) => id), [posts])
  const { current, step, goTo } = useSteps(list, postIds)
  const { choices, ready, playing, started, choose } = useChoices()
  const departure = useDeparture({ looksFirst: departsAtOnce })
  const stop = current === undefined ? posts.length : postIds.indexOf(current)

  usePlaceRemembered(path, current)
  useAmbience({ audible: choices.sound && playing, postId: current })
  useEffect(() => {
    if (stop >= posts.length - 3) pages.loadAhead()
    if (stop <= 1) pages.loadNewer()
  })

  const close = (postId: string) => {
    closeAd(postId)
    // At once, so that the keyboard finds itself at the post that took the place.
    flushSync(() => setClosed([...closed, postId]))
    const successor = list.current?.querySelector<HTMLElement>('[data-active]')
    successor?.focus({ preventScroll: true })
    setLastClosed({ postId, beside: successor?.dataset.post })
  }

  const undoClosing = (postId: string) => {
    reopenAd(postId)
    setLastClosed({ postId: undefined, beside: undefined })
    // A page that came after the closing never held it: its list has to be asked for again.
    if (!closed.includes(postId)) return window.location.assign(`${path}?post=${postId}`)
    flushSync(() => setClosed(closed.filter((id) => id !== postId)))
    const reopened = list.current?.querySelector<HTMLElement>(`[data-post="${CSS.escape(postId)}"]`)
    reopened?.scrollIntoView({ behavior: 'instant' })
    reopened?.focus({ preventScroll: true })
  }

  /** The button of the post in view, as if it were tapped. */
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
              count={pages.hasOlder ? -1 : posts.length}
              active={index === stop}
              reachable={index === stop || !ready}
              clip={started && Math.abs(index - stop) <= 1}
              playing={playing && index === stop}
              link={link}
              departure={departure}
              onClose={() => close(post.id)}
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
      <UndoClosing
        words={words}
        postId={lastClosed.beside === current ? lastClosed.postId : undefined}
        onUndo={undoClosing}
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
