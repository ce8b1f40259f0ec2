'use client'

import { usePathname } from 'next/navigation'

/** Where the person is now: the header stays while pages change under it. */
export function Here() {
  return <input type="hidden" name="back" value={usePathname()} />
}
