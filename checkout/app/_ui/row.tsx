'use client'

import { useEffect, useRef } from 'react'

type Props = { label: string; chosen: string; children: React.ReactNode }

/** Choices side by side, of which the chosen one is in sight: the row is wider than a phone. Without scripts it has several lines. */
export function Row({ label, chosen, children }: Props) {
  const row = useRef<HTMLElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is elsewhere in the row
  useEffect(() => {
    const place = row.current?.querySelector('[aria-current]')
    if (place) centreInRow(place)
  }, [chosen])

  return (
    <nav ref={row} aria-label={label} className="-mx-4 max-w-[100vw] overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex w-max gap-2 noscript:w-auto noscript:flex-wrap">{children}</ul>
    </nav>
  )
}

/** The row moves by itself, since `scrollIntoView` takes a reader who is further down up again. */
export function centreInRow(place: Element) {
  const row = place.closest('nav')
  if (!row) return
  const { left, width } = place.getBoundingClientRect()
  const middle = row.getBoundingClientRect().left + row.clientWidth / 2
  row.scrollLeft += left + width / 2 - middle
}
