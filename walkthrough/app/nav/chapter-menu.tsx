'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { CHAPTERS, type ChapterId } from './places'

/** The chapters in the order in which the ministry looked; on a phone they have a page of their own. */
export function ChapterMenu({ label, words }: { label: string; words: Record<ChapterId, string> }) {
  const here = usePathname()

  return (
    <nav aria-label={label} className="ml-auto hidden items-center gap-1 lg:flex">
      {CHAPTERS.map((id, index) => (
        <Link
          key={id}
          href={`/bab/${id}`}
          aria-current={here === `/bab/${id}` ? 'page' : undefined}
          className="group flex min-h-11 items-center gap-2 rounded-control px-2.5 font-bold text-quiet text-sm hover:text-ink aria-[current]:text-ink"
        >
          <span className="grid size-6 place-items-center rounded-full border border-current text-xs group-aria-[current]:border-ink group-aria-[current]:bg-ink group-aria-[current]:text-white">
            {index + 1}
          </span>
          {words[id]}
        </Link>
      ))}
    </nav>
  )
}
