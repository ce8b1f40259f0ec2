'use client'

import { BookOpenText, Database, KeyRound, ListChecks, Radio, ShieldCheck, Theater, Waypoints } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { OFF_THE_TABS, TOOLS } from './places'

const ICON = {
  overview: Theater,
  inspector: Radio,
  token: KeyRound,
  sequence: Waypoints,
  tables: Database,
  scenarios: ListChecks,
  evidence: ShieldCheck,
}

type TabsProps = { label: string; words: Record<(typeof TOOLS)[number]['id'], string>; more: string }

/** A row under the header; on a phone, tabs at the thumb. */
export function Tabs({ label, words, more }: TabsProps) {
  const here = usePathname()
  const tabs = [
    ...TOOLS.map(({ id, href }) => ({
      href,
      word: words[id],
      Icon: ICON[id],
      onPhone: !OFF_THE_TABS.some((off) => off.id === id),
    })),
    { href: '/chapters', word: more, Icon: BookOpenText, onPhone: true },
  ]

  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-card lg:static lg:border-0 lg:bg-transparent"
    >
      {tabs.map(({ href, word, Icon, onPhone }) => (
        <Link
          key={href}
          href={href}
          aria-current={isHere(here, href) ? 'page' : undefined}
          className={`${onPhone ? 'flex' : 'hidden md:flex'} ${href === '/chapters' ? 'lg:@min-[60rem]:hidden' : ''} min-h-14 flex-1 flex-col items-center justify-center gap-0.5 border-transparent border-t-3 px-1 font-bold text-[0.7rem] text-quiet hover:text-ink aria-[current]:border-ink aria-[current]:text-ink lg:min-h-12 lg:flex-none lg:flex-row lg:gap-2 lg:border-t-0 lg:border-b-3 lg:px-3 lg:text-sm lg:whitespace-nowrap`}
        >
          <Icon size={17} aria-hidden />
          {word}
        </Link>
      ))}
    </nav>
  )
}

const isHere = (here: string, href: string) => (href === '/' ? here === '/' : here.startsWith(href))
