import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { countWheelSteps } from './wheel-steps'

/**
 * Moves one post per step, for every kind of input. Every stop is as high as the list, so the
 * current stop is a division. After the last post comes the tail, where no post is current.
 */
export function useSteps(list: RefObject<HTMLElement | null>, postIds: string[]) {
  const [current, setCurrent] = useState(postIds[0])
  const place = useRef(current)
  const lastCount = useRef(postIds.length)
  // While the list is scrolling, a further step counts from the target and not from the current
  // position.
  const headingFor = useRef<number>(undefined)

  const look = useCallback(() => {
    if (!list.current) return
    place.current = postIds[stopInView(list.current)]
    setCurrent(place.current)
  }, [list, postIds])

  // Newer posts push the list down, and the browser would move a person who waits at the tail.
  // Before the next paint, scroll back to their post, or to the first of the new posts.
  useLayoutEffect(() => {
    const stop = place.current === undefined ? lastCount.current : postIds.indexOf(place.current)
    lastCount.current = postIds.length
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

/** Returns true once if the person moved before this page listened, so that they stay there. */
function hasMovedEarly() {
  const moved = window.earlyInput?.moved ?? false
  if (window.earlyInput) window.earlyInput.moved = false

  return moved
}

const stopInView = ({ scrollTop, clientHeight }: HTMLElement) => Math.round(scrollTop / Math.max(clientHeight, 1))
const lastStop = ({ scrollHeight, clientHeight }: HTMLElement) => Math.round(scrollHeight / clientHeight) - 1
const topOf = ({ clientHeight }: HTMLElement, stop: number) => stop * clientHeight
const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches
