'use client'

import { usePathname } from 'next/navigation'

/** Marks the current page. The header stays mounted across pages. */
export function Here() {
  return <input type="hidden" name="back" value={usePathname()} />
}
