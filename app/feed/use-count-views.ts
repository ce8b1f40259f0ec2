import { useEffect, useRef } from 'react'

/** As long as it takes to look at something rather than past it. */
const LOOKED_MS = 1000

/** Tells Ramai once a visit of each post that stands in view for a second: which one, and not to whom. */
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
