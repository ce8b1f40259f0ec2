import { type RefObject, startTransition, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { closeAd, reopenAd } from '../ads/close-ad'
import { type Acted, hide } from '../social/actions'
import type { FeedPage, FeedPost } from './trpc'

/** An ad that was closed on this visit, a post that a member does not want, or all ads of the seller of one. */
export type Removal = { kind: 'ad' | 'post' | 'seller'; postId: string }

type Refused = Acted['refused']

type UseRemovals = {
  list: RefObject<HTMLDivElement | null>
  /** Of every page that was asked for. */
  loaded: FeedPost[]
  firstPage: FeedPage
  /** The address of the list. */
  path: string
  /** What was removed on the way to this page, without scripts. */
  justGone: Removal | undefined
}

/** What leaves the list at once, and comes back when that is undone or cannot be kept. */
export function useRemovals({ list, loaded, firstPage, path, justGone }: UseRemovals) {
  const [gone, setGone] = useState<Removal[]>([])
  // What left last, and the post beside which that can be taken back.
  const [last, setLast] = useState<{ removal?: Removal; beside?: string; refused?: Refused }>({
    removal: firstPage.posts.some(({ id }) => id === justGone?.postId) ? undefined : justGone,
    beside: firstPage.posts[0]?.id,
  })
  const posts = useMemo(
    () => loaded.filter((post) => !gone.some((removal) => takes(removal, post, loaded))),
    [loaded, gone],
  )
  const active = () => list.current?.querySelector<HTMLElement>('[data-active]')

  /** At once, so that the keyboard finds itself at the post that took the place. */
  const leave = (removal: Removal) => {
    flushSync(() => setGone((gone) => [...gone, removal]))
    const successor = active()
    successor?.focus({ preventScroll: true })
    setLast({ removal, beside: successor?.dataset.post })
  }

  const comeBack = ({ kind, postId }: Removal, refused?: Refused) => {
    // In one go: a page that is drawn again after the scroll would be put back to where it was.
    flushSync(() => {
      setGone((gone) => gone.filter((one) => one.kind !== kind || one.postId !== postId))
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
      if (refused) comeBack(removal, refused)
    })
  }

  const undo = (removal: Removal) => {
    const wasHere = loaded.some(({ id }) => id === removal.postId)
    if (wasHere) comeBack(removal)
    startTransition(async () => {
      const refused = await keep(removal, { on: false, path })
      if (refused) setLast({ removal, beside: active()?.dataset.post, refused })
      // A page that came after the removal never held it: its list has to be asked for again.
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

/** In a cookie of this visit for an ad that is closed; by the server, for whoever is signed in. */
async function keep({ kind, postId }: Removal, { on, path }: { on: boolean; path: string }): Promise<Refused> {
  if (kind === 'ad') return void (on ? closeAd : reopenAd)(postId)
  const form = new FormData()
  const to = `${path}?post=${postId}${on ? `&hidden=${kind}` : ''}`
  for (const [name, value] of Object.entries({ post: postId, what: kind, on: on ? 'yes' : 'no', to }))
    form.set(name, value)
  const { refused } = await hide(form).catch(() => ({ refused: { code: 'unreachable', seconds: 0 } }))

  return refused
}
