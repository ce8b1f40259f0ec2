'use client'

import { useEffect, useRef } from 'react'

/** A ring around the pointer, visible from the last row. */
export function Halo() {
  const ring = useRef<HTMLDivElement>(null)
  useEffect(() => {
    function follow({ clientX, clientY }: PointerEvent) {
      if (ring.current) ring.current.style.translate = `${clientX}px ${clientY}px`
    }
    window.addEventListener('pointermove', follow)

    return () => window.removeEventListener('pointermove', follow)
  }, [])

  return (
    <div ref={ring} aria-hidden className="pointer-events-none fixed top-0 left-0 z-[2000000000] -translate-x-96">
      <div data-testid="halo" className="-mt-8 -ml-8 size-16 rounded-full border-4 border-[#ffb703] bg-[#ffb703]/25" />
    </div>
  )
}
