import { useEffect, useRef } from 'react'
import { rememberPlace } from './place'

/** Remembers the current post. The first one is already remembered. */
export function usePlaceRemembered(path: string, postId: string | undefined) {
  const cameInAt = useRef(postId)

  useEffect(() => {
    if (postId === undefined || postId === cameInAt.current) return
    cameInAt.current = undefined
    rememberPlace(path, postId)
  }, [path, postId])
}
