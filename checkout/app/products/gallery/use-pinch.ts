import { type RefObject, useEffect, useRef } from 'react'

/** The scale after a double click. */
const CLOSER = 2

/**
 * Reports the scale that two fingers, or a double click, ask for. The browser's own pinch would
 * zoom the controls too.
 */
export function usePinch(
  frame: RefObject<HTMLElement | null>,
  isActive: boolean,
  scale: number,
  onScale: (scale: number) => void,
) {
  const latest = useRef({ scale, onScale })
  latest.current = { scale, onScale }

  useEffect(() => {
    const element = frame.current
    if (!isActive || !element) return
    let start: { distance: number; scale: number } | undefined
    const begin = ({ touches }: TouchEvent) => {
      const distance = distanceOf(touches)
      start = distance ? { distance, scale: latest.current.scale } : undefined
    }
    const move = (event: TouchEvent) => {
      const distance = distanceOf(event.touches)
      if (!start || !distance) return
      event.preventDefault()
      latest.current.onScale((start.scale * distance) / start.distance)
    }
    const toggle = () => latest.current.onScale(latest.current.scale > 1 ? 1 : CLOSER)
    element.addEventListener('dblclick', toggle)
    element.addEventListener('touchstart', begin, { passive: true })
    element.addEventListener('touchmove', move, { passive: false })

    return () => {
      element.removeEventListener('dblclick', toggle)
      element.removeEventListener('touchstart', begin)
      element.removeEventListener('touchmove', move)
    }
  }, [frame, isActive])
}

function distanceOf([one, other]: TouchList): number | undefined {
  return one && other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : undefined
}
