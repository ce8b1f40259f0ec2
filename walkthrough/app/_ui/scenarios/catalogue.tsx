import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { SCENARIOS } from '@/server/scenario/scenarios'
import { PageHeading } from '../page-heading'
import { ScenarioCard } from './scenario-card'

const GROUPS = ['flow', 'token', 'price', 'payment', 'outage', 'breach', 'migration'] as const

/** All scenarios, grouped by topic. */
export function Catalogue({ words }: { words: Messages['scenario'] }) {
  return (
    <>
      <PageHeading eyebrow={fill(words.count, { count: SCENARIOS.length })} title={words.heading} lead={words.lead} />
      <div className="grid gap-8">
        {GROUPS.map((group) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className="text-xl">
              {words.group[group]}
            </h2>
            <ul className="mt-3 grid gap-3 sm:grid-cols-2 xl:grid-cols-3 2xl:grid-cols-4">
              {SCENARIOS.filter((scenario) => scenario.group === group).map((scenario) => (
                <ScenarioCard key={scenario.id} scenario={scenario} words={words} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
