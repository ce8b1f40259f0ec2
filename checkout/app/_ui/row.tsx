'use client'

import { useEffect, useRef } from 'react'

type Props = { label: string; chosen: string; children: React.ReactNode }

/**
 * A scrollable row of choices, wider than a phone, that shows the chosen one. Without JavaScript it
 * wraps.
 */
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

/** Scrolls only the row: `scrollIntoView` would also scroll the page up. */
export function centreInRow(place: Element) {
  const row = place.closest('nav')
  if (!row) return
  const { left, width } = place.getBoundingClientRect()
  const middle = row.getBoundingClientRect().left + row.clientWidth / 2
  row.scrollLeft += left + width / 2 - middle
}
