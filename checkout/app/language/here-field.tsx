'use client'

import { usePathname } from 'next/navigation'

/** The current path: the server's, with its query, until a client navigation changes it. */
export function HereField({ name, arrivedAt }: { name: string; arrivedAt: string }) {
  const path = usePathname()
  const stayed = arrivedAt.split('?')[0] === path

  return <input type="hidden" name={name} value={stayed ? arrivedAt : path} />
}
