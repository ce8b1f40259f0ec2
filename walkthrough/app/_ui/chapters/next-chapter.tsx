import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { CHAPTERS, type ChapterId } from '../frame/places'

export function NextChapter({ id, words }: { id: ChapterId; words: Messages['chapter'] }) {
  const next = CHAPTERS[CHAPTERS.indexOf(id) + 1]

  return (
    <footer className="mt-6 flex flex-wrap items-center justify-between gap-3">
      <p className="text-quiet text-sm">{words.simulation}</p>
      {next && (
        <Link href={`/chapters/${next}`} className="button button-strong">
          {fill(words.next, { title: words[next].title })}
          <ArrowRight size={17} aria-hidden />
        </Link>
      )}
    </footer>
  )
}
