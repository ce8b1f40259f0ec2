import { ArrowUpRight } from 'lucide-react'
import Link from 'next/link'
import type { Messages } from '@/i18n/messages'
import { Timeline } from './timeline'

export function Doubts({ words }: { words: Messages['chapter'] }) {
  const { doubts, readings, timeline, timelineNote, dates } = words['one-app']

  return (
    <div className="grid gap-6">
      <p className="night max-w-none p-6 sm:p-8 lg:text-lg">{readings}</p>
      <ol className="grid gap-3">
        {doubts.map(({ doubt, show, admit, link }) => (
          <li key={doubt} className="panel grid gap-x-8 gap-y-4 p-5 sm:p-6 lg:grid-cols-[1fr_1.5fr_1fr]">
            <h2 className="text-xl">{doubt}</h2>
            <div>
              <h3 className="eyebrow text-good">{words.shown}</h3>
              <p className="mt-1">{show}</p>
              <Link
                href={link}
                className="flex min-h-11 w-fit items-center gap-1 font-bold underline underline-offset-4"
              >
                {words.see}
                <span className="sr-only">: {doubt}</span>
                <ArrowUpRight size={16} aria-hidden />
              </Link>
            </div>
            <div>
              <h3 className="eyebrow text-warn">{words.admitted}</h3>
              <p className="mt-1">{admit}</p>
            </div>
          </li>
        ))}
      </ol>
      <Timeline title={timeline} note={timelineNote} dates={dates} />
    </div>
  )
}
