import { useEffect, useRef } from 'react'
import { Ambience } from './ambience'
import type { FeedPost } from './trpc'

/** Clips are silent; with sound on, the browser makes the sound of the current post's scene. */
export function useAmbience({ audible, post }: { audible: boolean; post: FeedPost | undefined }) {
  const ambience = useRef<Ambience | null>(null)
  const current = useRef(post)
  current.current = post
  const postId = post?.id

  useEffect(() => {
    const playing = current.current
    if (!audible || playing === undefined || playing.id !== postId) {
      ambience.current?.hush()
      return
    }
    ambience.current ??= new Ambience()
    ambience.current.play(playing)
  }, [audible, postId])

  useEffect(() => {
    const follow = () => document.hidden && ambience.current?.hush()
    document.addEventListener('visibilitychange', follow)

    return () => {
      document.removeEventListener('visibilitychange', follow)
      ambience.current?.hush()
    }
  }, [])
}
