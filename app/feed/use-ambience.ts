import { useEffect, useRef } from 'react'
import { Ambience } from './ambience'

/** Clips are silent; with sound on, each post has its own quiet chord. */
export function useAmbience({ audible, postId }: { audible: boolean; postId: string | undefined }) {
  const ambience = useRef<Ambience | null>(null)

  useEffect(() => {
    if (!audible || postId === undefined) {
      ambience.current?.hush()
      return
    }
    ambience.current ??= new Ambience()
    ambience.current.play(postId)
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
