'use client'

import { usePathname } from 'next/navigation'

/** Where the person is. The server said it once, with its query; a step without a reload moves on from there. */
export function HereField({ name, arrivedAt }: { name: string; arrivedAt: string }) {
  const path = usePathname()
  const stayed = arrivedAt.split('?')[0] === path

  return <input type="hidden" name={name} value={stayed ? arrivedAt : path} />
}
