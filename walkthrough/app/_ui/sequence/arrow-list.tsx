import type { Messages } from '@/i18n/messages'
import { kindWord } from '@/i18n/words'
import { formatTime } from '../live/crossing'
import type { Arrow, Lifeline } from './to-arrows'

type ArrowListProps = {
  arrows: Arrow[]
  words: Messages['sequence']
  frame: Messages['frame']
  kinds: Messages['inspector']['kind']
}

/** The diagram as text, for screen readers and for copying. */
export function ArrowList({ arrows, words, frame, kinds }: ArrowListProps) {
  const nameOf = (line: Lifeline) => (line === 'browser' ? words.browser : frame.system[line].name)

  return (
    <details className="border-line border-t px-4 py-3 sm:px-6">
      <summary className="flex min-h-11 items-center font-bold">{words.steps}</summary>
      <ol className="grid list-decimal gap-1.5 py-2 pl-6">
        {arrows.map(({ key, at, from, to, kind, flow }) => (
          <li key={key}>
            <span className="figures font-mono text-quiet text-sm">{formatTime(at)}</span> {nameOf(from)} → {nameOf(to)}
            : {kindWord(kinds, kind)} ({flow})
          </li>
        ))}
      </ol>
    </details>
  )
}
