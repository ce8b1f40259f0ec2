import { ShieldOff } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { fill, wordOf } from '@/i18n/words'
import type { MigrationView } from '@/server/migration/view'
import { useSpeech } from './speech'

type LeftBehindProps = { left: MigrationView['left']; never: Messages['overview']['never_word'] }

/** Data that the register keeps from crossing, with its amount where that can be counted. */
export function LeftBehind({ left, never }: LeftBehindProps) {
  const { words, number } = useSpeech()
  const dataSets = [
    { text: words.left.baskets, rows: left.baskets },
    { text: words.left.unnamed, rows: left.unnamed },
  ].filter(({ rows }) => rows > 0)

  return (
    <section aria-labelledby="left-behind" className="night p-5 sm:p-7">
      <h2 id="left-behind" className="flex items-center gap-2 text-xl">
        <ShieldOff size={20} aria-hidden />
        {words.left.title}
      </h2>
      <p className="mt-1 text-night-quiet text-sm">{words.left.text}</p>
      <ul className="mt-4 grid gap-2">
        {dataSets.map(({ text, rows }) => (
          <li key={text} className="font-bold">
            {fill(text, { rows: number(rows) })}
          </li>
        ))}
        {left.never.map((entry) => (
          <li key={entry} className="border-night-line border-t pt-2">
            {wordOf(never, entry) ?? entry}
          </li>
        ))}
      </ul>
    </section>
  )
}
