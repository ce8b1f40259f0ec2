'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { centreInRow } from '@/app/_ui/row'

type Props = { href: string; arrivedAt: string; children: React.ReactNode }

/**
 * Client navigation does not render the layout again, so the browser determines the current page.
 */
export function NavigationLink({ href, arrivedAt, children }: Props) {
  const here = usePathname() ?? arrivedAt
  /**
   * Subpages count as the section's page, except under `/back-office`, which contains all others.
   */
  const isHere = here === href || (href !== '/back-office' && here.startsWith(`${href}/`))
  const place = useRef<HTMLAnchorElement>(null)

  useEffect(() => {
    if (isHere && place.current) centreInRow(place.current)
  }, [isHere])

  return (
    <Link
      ref={place}
      href={href}
      prefetch={false}
      aria-current={isHere ? 'page' : undefined}
      className="flex min-h-12 items-center whitespace-nowrap border-transparent border-b-2 px-3 text-quiet text-sm hover:text-ink aria-[current]:border-pasar-deep aria-[current]:font-bold aria-[current]:text-ink focus-visible:-outline-offset-3"
    >
      {children}
    </Link>
  )
}
