import { X } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { neverWord } from '@/i18n/words'

type NotCrossingProps = { words: Messages['overview']; never: Record<string, string[]> }

/** The excluded data of each flow, read from the register. */
export function NotCrossing({ words, never }: NotCrossingProps) {
  const items = [...(never.F2 ?? []), ...(never.F4 ?? [])]

  return (
    <section aria-labelledby="not-crossing" className="night on-night p-5 sm:p-6">
      <h2 id="not-crossing" className="text-xl">
        {words.notCrossing}
      </h2>
      <ul className="mt-4 flex flex-wrap gap-2">
        {items.map((item) => (
          <li
            key={item}
            className="flex items-center gap-1.5 rounded-full border border-night-line bg-night-card px-3 py-1.5 text-sm"
          >
            <X size={14} aria-hidden className="text-ramai-night" />
            {neverWord(words, item)}
          </li>
        ))}
      </ul>
      <p className="mt-4 text-night-quiet text-sm plain:hidden">{words.notCrossingText}</p>
    </section>
  )
}
