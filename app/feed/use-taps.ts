import { type RefObject, useEffect, useEffectEvent, useState } from 'react'

/** Two taps on a picture within this time are a double tap. */
const DOUBLE_TAP_MS = 280

/** A place on the screen. A new key for each heart begins its animation anew. */
export type Heart = { x: number; y: number; key: number }

type UseTaps = { onTap: () => void; onDoubleTap: () => void }

/** Taps on a post's picture. Keys and buttons do the same. */
export function useTaps(list: RefObject<HTMLElement | null>, { onTap, onDoubleTap }: UseTaps) {
  const [heart, setHeart] = useState<Heart>()
  const [tapped, setTapped] = useState(false)

  const single = useEffectEvent(() => {
    setTapped(true)
    onTap()
  })
  const double = useEffectEvent(({ clientX: x, clientY: y, timeStamp: key }: MouseEvent) => {
    setHeart({ x, y, key })
    onDoubleTap()
  })

  useEffect(() => {
    const element = list.current
    let first: { picture: Element; timer: ReturnType<typeof setTimeout> } | undefined
    const tap = (event: MouseEvent) => {
      const picture = event.target instanceof Element && event.target.closest('.stage')
      if (!picture) return
      clearTimeout(first?.timer)
      if (first?.picture === picture) {
        first = undefined
        double(event)
        return
      }
      const timer = setTimeout(() => {
        first = undefined
        single()
      }, DOUBLE_TAP_MS)
      first = { picture, timer }
    }
    element?.addEventListener('click', tap)

    return () => {
      clearTimeout(first?.timer)
      element?.removeEventListener('click', tap)
    }
  }, [list])

  return { heart, tapped, forgetHeart: () => setHeart(undefined) }
}
