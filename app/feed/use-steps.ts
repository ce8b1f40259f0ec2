import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWheelSteps } from './use-wheel-steps'

/**
 * One post a step, whichever way a person asks for it. Every stop of the list is as high as the list itself, so the
 * stop in view is a division. Past the last post is one more stop, the tail, where no post is current.
 */
export function useSteps(list: RefObject<HTMLElement | null>, postIds: string[]) {
  const [current, setCurrent] = useState(postIds[0])
  const place = useRef(current)

  const look = useCallback(() => {
    if (!list.current) return
    place.current = postIds[stopInView(list.current)]
    setCurrent(place.current)
  }, [list, postIds])

  // Newer posts that arrive above push the list down: put the person back before they see it.
  useLayoutEffect(() => {
    const stop = place.current === undefined ? -1 : postIds.indexOf(place.current)
    if (list.current && stop >= 0 && stop !== stopInView(list.current))
      list.current.scrollTop = topOf(list.current, stop)
    look()
  }, [list, postIds, look])

  useEffect(() => {
    const element = list.current
    element?.addEventListener('scroll', look, { passive: true })

    return () => element?.removeEventListener('scroll', look)
  }, [list, look])

  const goTo = useCallback(
    (stop: number) =>
      list.current?.scrollTo({ top: topOf(list.current, stop), behavior: calm() ? 'instant' : 'smooth' }),
    [list],
  )
  const step = useCallback((by: 1 | -1) => list.current && goTo(stopInView(list.current) + by), [list, goTo])
  useWheelSteps(list, step)

  return { current, step, goTo }
}

const stopInView = ({ scrollTop, clientHeight }: HTMLElement) => Math.round(scrollTop / Math.max(clientHeight, 1))
const topOf = ({ clientHeight }: HTMLElement, stop: number) => stop * clientHeight
const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches
