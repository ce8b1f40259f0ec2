import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import type { Messages } from '@/i18n/messages'
import type { SCENARIOS } from '@/server/scenario/scenarios'
import { ruleWord } from '../../parts/rule-word'
import { PlayState } from '../play-state'
import { Ladder } from './ladder'
import { Player } from './player'

type ScenarioProps = {
  scenario: (typeof SCENARIOS)[number]
  words: Messages['scenario']
  frame: Messages['frame']
  on: boolean
}

/** The card: what to do, what you will see, which rule it shows. */
export function Scenario({ scenario, words, frame, on }: ScenarioProps) {
  const { id, group, state, rule } = scenario
  const { title, do: steps, see } = words.cards[id]

  return (
    <article className="grid gap-5">
      <Link href="/skenario" className="flex min-h-11 w-fit items-center gap-2 font-bold text-sm">
        <ArrowLeft size={16} aria-hidden />
        {words.all}
      </Link>
      <header>
        <p className="eyebrow text-quiet">{words.group[group]}</p>
        <h1 className="mt-1 text-[clamp(1.7rem,2.6vw,2.6rem)] leading-tight">{title}</h1>
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <PlayState state={state} words={words} />
          <p className="max-w-[70ch] text-quiet">{words.stateText[state]}</p>
        </div>
      </header>
      <div className="grid items-start gap-5 lg:grid-cols-2 lg:gap-6">
        <section aria-labelledby="do" className="panel p-5 sm:p-6">
          <h2 id="do" className="text-lg">
            {words.do}
          </h2>
          <Ladder items={steps} />
        </section>
        <section aria-labelledby="see" className="panel p-5 sm:p-6">
          <h2 id="see" className="text-lg">
            {words.see}
          </h2>
          <Ladder items={see} />
          <h2 className="mt-5 text-lg">{words.showsRule}</h2>
          <p className="figures mt-1">{ruleWord(words, rule)}</p>
        </section>
      </div>
      {state === 'plays' && <Player key={id} id={id} words={words} frame={frame} on={on} />}
      <nav aria-label={title} className="flex flex-wrap gap-2">
        {state === 'hand' && (
          <Link href={id === 'expired-token' ? '/token' : '/'} className="button button-strong">
            {id === 'expired-token' ? words.toLens : words.toStage}
          </Link>
        )}
        <Link href="/inspektor" className="button button-calm">
          {words.toInspector}
        </Link>
      </nav>
      <p className="text-quiet text-sm">
        {words.address}: <code>/skenario/{id}</code>
      </p>
    </article>
  )
}
