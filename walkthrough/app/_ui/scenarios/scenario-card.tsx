import Link from 'next/link'
import type { Messages } from '@/i18n/messages'
import { ruleWord } from '@/i18n/words'
import type { Scenario } from '@/server/scenario/scenarios'
import { Requirements } from './requirements'

export function ScenarioCard({ scenario, words }: { scenario: Scenario; words: Messages['scenario'] }) {
  const { id, rule } = scenario
  const { title, see } = words.cards[id]

  return (
    <li>
      <Link
        href={`/scenarios/${id}`}
        className="grid h-full content-between gap-4 rounded-card border border-line bg-card p-5 hover:border-ink"
      >
        <span>
          <span className="block font-extrabold text-lg leading-snug tracking-tight">{title}</span>
          <span className="mt-1.5 block text-quiet text-sm">{see[0]}</span>
        </span>
        <span className="flex flex-wrap items-center justify-between gap-2">
          <Requirements scenario={scenario} words={words} />
          <span className="figures text-quiet text-xs">{ruleWord(words, rule)}</span>
        </span>
      </Link>
    </li>
  )
}
