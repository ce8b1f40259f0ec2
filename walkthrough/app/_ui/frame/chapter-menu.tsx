'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { CHAPTERS, type ChapterId } from './places'

/** Chapters by number, the open one by name. Narrow screens link to a page instead. */
export function ChapterMenu({ label, words }: { label: string; words: Record<ChapterId, string> }) {
  const here = usePathname()

  return (
    <nav aria-label={label} className="ml-auto hidden items-center lg:@min-[60rem]:flex">
      <span aria-hidden className="mr-1 hidden font-bold text-quiet text-sm @min-[66rem]:inline">
        {label}
      </span>
      {CHAPTERS.map((id, index) => (
        <Link
          key={id}
          href={`/chapters/${id}`}
          aria-current={here === `/chapters/${id}` ? 'page' : undefined}
          title={words[id]}
          className="group flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-control font-bold text-quiet text-sm whitespace-nowrap hover:text-ink aria-[current]:text-ink aria-[current]:px-2.5"
        >
          <span className="grid size-6 shrink-0 place-items-center rounded-full border border-current text-xs group-aria-[current]:border-ink group-aria-[current]:bg-ink group-aria-[current]:text-card">
            {index + 1}
          </span>
          <span className="sr-only @min-[72rem]:group-aria-[current]:not-sr-only @min-[72rem]:group-aria-[current]:whitespace-nowrap">
            {words[id]}
          </span>
        </Link>
      ))}
    </nav>
  )
}
