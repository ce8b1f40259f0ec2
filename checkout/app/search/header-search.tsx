'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import type { ComponentProps } from 'react'
import { SearchBox } from './search-box'

/** Pages on which people look around; a form of an order or an account has none. */
const BROWSING = /^\/(?:$|(?:search|categories|shops|products|wishes)(?:\/|$))/

/** The search of the header, with the text of the current search. */
export function HeaderSearch(box: Omit<ComponentProps<typeof SearchBox>, 'typed'>) {
  const path = usePathname()
  const typed = useSearchParams().get('q') ?? ''
  if (!BROWSING.test(path)) return null

  return (
    <search className="order-last basis-full pb-3 md:order-none md:basis-0 md:grow md:pb-0">
      <form action="/search" method="get">
        {/* The key resets the text on another URL: `defaultValue` applies to a new input only. */}
        <SearchBox key={typed} typed={typed} {...box} />
      </form>
    </search>
  )
}
