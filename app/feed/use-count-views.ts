import { useEffect, useRef } from 'react'

/** Long enough to look at a post instead of scrolling past it. */
const LOOKED_MS = 1000

/**
 * Reports each post that stays in view for a second to Ramai, once per visit. Sends the post and
 * nothing about the person.
 */
export function useCountViews(postId: string | undefined) {
  const counted = useRef(new Set<string>())

  useEffect(() => {
    if (postId === undefined || counted.current.has(postId)) return
    const timer = setTimeout(() => {
      counted.current.add(postId)
      navigator.sendBeacon('/views', new URLSearchParams({ post: postId }))
    }, LOOKED_MS)

    return () => clearTimeout(timer)
  }, [postId])
}
