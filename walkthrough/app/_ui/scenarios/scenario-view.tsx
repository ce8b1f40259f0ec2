import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { getLanguage, getWords } from '@/i18n/get-words'
import { ruleWord } from '@/i18n/words'
import type { Scenario } from '@/server/scenario/scenarios'
import { explainClosedSteering } from '../frame/steering'
import { listWindows } from '../windows/list-windows'
import { Ladder } from './ladder'
import { missingControls, Requirements } from './requirements'
import { RunPanel } from './run/run-panel'

type ScenarioViewProps = { scenario: Scenario; at?: number }

/** A scenario with its steps, purpose and rule. */
export async function ScenarioView({ scenario, at }: ScenarioViewProps) {
  const { id, group, rule, steps } = scenario
  const { scenario: words, frame } = await getWords()
  const { title, see } = words.cards[id]
  const affectsEverybody = group === 'outage' || group === 'breach'

  return (
    <article className="grid gap-5">
      <Link href="/scenarios" className="flex min-h-11 w-fit items-center gap-2 font-bold text-sm">
        <ArrowLeft size={16} aria-hidden />
        {words.all}
      </Link>
      <header>
        <p className="eyebrow text-quiet">{words.group[group]}</p>
        <h1 className="mt-1 text-[clamp(1.7rem,2.6vw,2.6rem)] leading-tight">{title}</h1>
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
          <Requirements scenario={scenario} words={words} />
          {group === 'migration' && <p className="font-bold text-sm text-warn">{words.usesOldShop}</p>}
          {affectsEverybody && <p className="font-bold text-sm text-warn">{words.everybody}</p>}
        </div>
      </header>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:gap-6">
        <RunPanel
          key={id}
          id={id}
          steps={steps.map(({ name, to }) => ({ name, to }))}
          at={at}
          words={words}
          systems={frame.system}
          windows={listWindows()}
          language={await getLanguage()}
          closed={await explainClosedSteering(words.off)}
          lacksControl={missingControls(scenario).length > 0}
        />
        <section aria-labelledby="see" className="panel p-5 sm:p-6">
          <h2 id="see" className="text-lg">
            {words.see}
          </h2>
          <Ladder items={see} />
          <h2 className="mt-5 text-lg">{words.showsRule}</h2>
          <p className="figures mt-1">{ruleWord(words, rule)}</p>
          <Link href="/inspector" className="button button-calm mt-5 w-full">
            {words.toInspector}
          </Link>
          <p className="mt-4 text-quiet text-sm">
            {words.address}: <code className="break-all">/scenarios/{id}</code>
          </p>
        </section>
      </div>
    </article>
  )
}
