import { useEffect, useRef } from 'react'
import { rememberPlace } from './place'

/** Follows the person from post to post. The post they came in at is where they already are. */
export function usePlaceRemembered(path: string, postId: string | undefined) {
  const cameInAt = useRef(postId)

  useEffect(() => {
    if (postId === undefined || postId === cameInAt.current) return
    cameInAt.current = undefined
    rememberPlace(path, postId)
  }, [path, postId])
}
