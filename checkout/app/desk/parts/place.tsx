'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

type Props = { href: string; arrivedAt: string; children: React.ReactNode }

/** A layout is not made anew by a step without a reload, so the browser itself knows where it is by now. */
export function Place({ href, arrivedAt, children }: Props) {
  const here = usePathname() ?? arrivedAt

  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here === href ? 'page' : undefined}
      className="flex min-h-12 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-quiet text-sm hover:text-ink aria-[current]:border-pasar-deep aria-[current]:font-bold aria-[current]:text-ink"
    >
      {children}
    </Link>
  )
}
