import { type RefObject, startTransition, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { closeAd, reopenAd } from '../ads/close-ad'
import { type Acted, hide } from '../social/actions'
import type { FeedPage, FeedPost } from './trpc'

/** A closed ad, a hidden post, or a hidden seller by one of their ads. */
export type Removal = { kind: 'ad' | 'post' | 'seller'; postId: string }

type Refused = Acted['refused']

type UseRemovals = {
  list: RefObject<HTMLDivElement | null>
  /** The posts of all loaded pages. */
  loaded: FeedPost[]
  firstPage: FeedPage
  /** The address of the list. */
  path: string
  /** The post or ad that was removed before this page loaded, without scripts. */
  justGone: Removal | undefined
}

/**
 * Removes posts from the list at once, and restores them when that is undone or cannot be saved.
 */
export function useRemovals({ list, loaded, firstPage, path, justGone }: UseRemovals) {
  const [removals, setGone] = useState<Removal[]>([])
  // The last removal, and the post beside which it can be undone.
  const [last, setLast] = useState<{ removal?: Removal; beside?: string; refused?: Refused }>({
    removal: firstPage.posts.some(({ id }) => id === justGone?.postId) ? undefined : justGone,
    beside: firstPage.posts[0]?.id,
  })
  const posts = useMemo(
    () => loaded.filter((post) => !removals.some((removal) => takes(removal, post, loaded))),
    [loaded, removals],
  )
  const active = () => list.current?.querySelector<HTMLElement>('[data-active]')

  /** Synchronously, so that the focus moves to the post that takes the place. */
  const leave = (removal: Removal) => {
    flushSync(() => setGone((removals) => [...removals, removal]))
    const successor = active()
    successor?.focus({ preventScroll: true })
    setLast({ removal, beside: successor?.dataset.post })
  }

  const restore = ({ kind, postId }: Removal, refused?: Refused) => {
    // In one update: a render after the scroll would restore the old position.
    flushSync(() => {
      setGone((removals) => removals.filter((one) => one.kind !== kind || one.postId !== postId))
      setLast({ beside: postId, refused })
    })
    const returned = list.current?.querySelector<HTMLElement>(`[data-post="${CSS.escape(postId)}"]`)
    returned?.scrollIntoView({ behavior: 'instant' })
    returned?.focus({ preventScroll: true })
  }

  const remove = (removal: Removal) => {
    leave(removal)
    startTransition(async () => {
      const refused = await keep(removal, { on: true, path })
      if (refused) restore(removal, refused)
    })
  }

  const undo = (removal: Removal) => {
    const wasHere = loaded.some(({ id }) => id === removal.postId)
    if (wasHere) restore(removal)
    startTransition(async () => {
      const refused = await keep(removal, { on: false, path })
      if (refused) setLast({ removal, beside: active()?.dataset.post, refused })
      // A page that loaded after the removal never contained it, so reload the list.
      else if (!wasHere) window.location.assign(`${path}?post=${removal.postId}`)
    })
  }

  return { posts, last, remove, undo }
}

function takes({ kind, postId }: Removal, post: FeedPost, loaded: FeedPost[]) {
  if (kind !== 'seller') return post.id === postId
  const seller = loaded.find(({ id }) => id === postId)?.offer?.seller.name

  return seller !== undefined && post.offer?.seller.name === seller
}

/**
 * Stores a closed ad in a cookie of this visit; a hidden post or seller on the server, for the
 * signed-in member.
 */
async function keep({ kind, postId }: Removal, { on, path }: { on: boolean; path: string }): Promise<Refused> {
  if (kind === 'ad') return void (on ? closeAd : reopenAd)(postId)
  const form = new FormData()
  const to = `${path}?post=${postId}${on ? `&hidden=${kind}` : ''}`
  for (const [name, value] of Object.entries({ post: postId, what: kind, on: on ? 'yes' : 'no', to }))
    form.set(name, value)
  const { refused } = await hide(form).catch(() => ({ refused: { code: 'unreachable', seconds: 0 } }))

  return refused
}
