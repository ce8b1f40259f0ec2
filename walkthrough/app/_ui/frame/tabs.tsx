'use client'

import {
  BookOpenText,
  Clapperboard,
  Database,
  KeyRound,
  ListChecks,
  QrCode,
  Radio,
  ShieldCheck,
  Theater,
  Waypoints,
} from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { View } from '@/server/audience/view'
import { type PlaceId, placesIn } from './places'

const ICON = {
  overview: Theater,
  inspector: Radio,
  token: KeyRound,
  sequence: Waypoints,
  tables: Database,
  creators: Clapperboard,
  scenarios: ListChecks,
  evidence: ShieldCheck,
  chapters: BookOpenText,
  closing: QrCode,
}

type TabsProps = { label: string; words: Record<PlaceId, string>; view: View }

/** A row under the header; on a phone, tabs at the thumb. */
export function Tabs({ label, words, view }: TabsProps) {
  const here = usePathname()

  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-card lg:static lg:border-0 lg:bg-transparent"
    >
      {placesIn(view).map(({ id, href, onPhone }) => {
        const Icon = ICON[id]

        return (
          <Link
            key={id}
            href={href}
            aria-current={isHere(here, href) ? 'page' : undefined}
            className={`${onPhone ? 'flex' : 'hidden md:flex'} ${id === 'chapters' && view === 'engineer' ? 'lg:@min-[60rem]:hidden' : ''} min-h-14 flex-1 flex-col items-center justify-center gap-0.5 border-transparent border-t-3 px-0.5 font-bold text-[0.7rem] text-quiet hover:text-ink aria-[current]:border-ink aria-[current]:text-ink lg:min-h-12 lg:flex-none lg:flex-row lg:gap-2 lg:border-t-0 lg:border-b-3 lg:px-3 lg:text-sm lg:whitespace-nowrap`}
          >
            <Icon size={17} aria-hidden />
            {words[id]}
          </Link>
        )
      })}
    </nav>
  )
}

const isHere = (here: string, href: string) => (href === '/' ? here === '/' : here.startsWith(href))
