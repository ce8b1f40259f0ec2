import { ArrowUpRight } from 'lucide-react'
import Link from 'next/link'
import type { Messages } from '@/i18n/messages'
import { SCENARIOS } from '@/server/scenario/scenarios'

type RoadScenariosProps = { words: Messages['migration']['scenarios']; cards: Messages['scenario']['cards'] }

/** The scenarios of failures during a migration. */
export function RoadScenarios({ words, cards }: RoadScenariosProps) {
  return (
    <section aria-labelledby="on-the-way" className="mt-6">
      <h2 id="on-the-way" className="text-xl">
        {words.title}
      </h2>
      <p className="mt-1 text-quiet">{words.text}</p>
      <ul className="mt-3 grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {SCENARIOS.filter(({ group }) => group === 'migration').map(({ id }) => (
          <li key={id}>
            <Link
              href={`/scenarios/${id}`}
              className="panel flex h-full min-h-11 items-center justify-between gap-3 p-5 font-bold hover:border-ink"
            >
              {cards[id].title}
              <ArrowUpRight size={18} aria-hidden className="shrink-0" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
