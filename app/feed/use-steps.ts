import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { countWheelSteps } from './wheel-steps'

/**
 * One post a step, whichever way a person asks for it. Every stop of the list is as high as the list itself, so the
 * stop in view is a division. Past the last post is one more stop, the tail, where no post is current.
 */
export function useSteps(list: RefObject<HTMLElement | null>, postIds: string[]) {
  const [current, setCurrent] = useState(postIds[0])
  const place = useRef(current)
  const known = useRef(postIds.length)
  // While the list glides, a second step counts from where it is going, not from where it is.
  const headingFor = useRef<number>(undefined)

  const look = useCallback(() => {
    if (!list.current) return
    place.current = postIds[stopInView(list.current)]
    setCurrent(place.current)
  }, [list, postIds])

  // Posts that arrive above push the list down, and a browser would carry along who waits at the tail: put the person
  // back at their post, or at the first of the posts they waited for, before they see it.
  useLayoutEffect(() => {
    const stop = place.current === undefined ? known.current : postIds.indexOf(place.current)
    known.current = postIds.length
    const chosen = hasMovedEarly()
    if (list.current && stop >= 0 && stop !== stopInView(list.current) && !chosen)
      list.current.scrollTop = topOf(list.current, stop)
    look()
  }, [list, postIds, look])

  useEffect(() => {
    const element = list.current
    const arrive = () => {
      headingFor.current = undefined
    }
    element?.addEventListener('scroll', look, { passive: true })
    element?.addEventListener('scrollend', arrive)

    return () => {
      element?.removeEventListener('scroll', look)
      element?.removeEventListener('scrollend', arrive)
    }
  }, [list, look])

  const goTo = useCallback(
    (stop: number) => {
      const element = list.current
      if (!element) return
      const reachable = Math.min(Math.max(stop, 0), lastStop(element))
      headingFor.current = reachable === stopInView(element) ? undefined : reachable
      element.scrollTo({ top: topOf(element, reachable), behavior: calm() ? 'instant' : 'smooth' })
    },
    [list],
  )
  const step = useCallback(
    (by: 1 | -1) => {
      if (list.current) goTo((headingFor.current ?? stopInView(list.current)) + by)
    },
    [list, goTo],
  )
  useEffect(() => {
    const element = list.current
    const turn = countWheelSteps(step)
    element?.addEventListener('wheel', turn, { passive: false })

    return () => element?.removeEventListener('wheel', turn)
  }, [list, step])

  return { current, step, goTo }
}

/** True once, for a person who moved before this page listened: they stay where they went. */
function hasMovedEarly() {
  const moved = window.earlyInput?.moved ?? false
  if (window.earlyInput) window.earlyInput.moved = false

  return moved
}

const stopInView = ({ scrollTop, clientHeight }: HTMLElement) => Math.round(scrollTop / Math.max(clientHeight, 1))
const lastStop = ({ scrollHeight, clientHeight }: HTMLElement) => Math.round(scrollHeight / clientHeight) - 1
const topOf = ({ clientHeight }: HTMLElement, stop: number) => stop * clientHeight
const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches
