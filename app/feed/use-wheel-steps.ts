import { type RefObject, useEffect } from 'react'

/** A single notch of a wheel is too little to leave a snap point, and a long flick would skip posts: count, then lock. */
const ENOUGH = 40
const LOCK_MS = 450

export function useWheelSteps(list: RefObject<HTMLElement | null>, step: (by: 1 | -1) => void) {
  useEffect(() => {
    const element = list.current
    if (!element) return
    let sum = 0
    let lockedUntil = 0

    const turn = (event: WheelEvent) => {
      const overNote = event.target instanceof Element && event.target.closest('[popover], dialog')
      if (event.ctrlKey || overNote) return
      event.preventDefault()
      if (event.timeStamp < lockedUntil) return
      sum = Math.sign(sum) === -Math.sign(event.deltaY) ? event.deltaY : sum + event.deltaY
      if (Math.abs(sum) < ENOUGH) return

      step(sum > 0 ? 1 : -1)
      sum = 0
      lockedUntil = event.timeStamp + LOCK_MS
    }
    element.addEventListener('wheel', turn, { passive: false })

    return () => element.removeEventListener('wheel', turn)
  }, [list, step])
}
