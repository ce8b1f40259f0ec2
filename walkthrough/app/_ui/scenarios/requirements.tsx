import { Footprints, Lock } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { type ControlName, listControls } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { controlsNeededBy, type Scenario } from '@/server/scenario/scenarios'

/** The controls that a scenario needs and whose key is missing. */
export function missingControls(scenario: Scenario): ControlName[] {
  const controls = listControls(getEnvironment())

  return controlsNeededBy(scenario).filter((name) => !controls[name])
}

/** The number of steps, and the missing controls. */
export function Requirements({ scenario, words }: { scenario: Scenario; words: Messages['scenario'] }) {
  const missing = missingControls(scenario)

  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="figures inline-flex items-center gap-1.5 font-bold text-sm">
        <Footprints size={15} aria-hidden />
        {fill(words.stepCount, { count: scenario.steps.length })}
      </span>
      {missing.map((name) => (
        <span
          key={name}
          className="inline-flex items-center gap-1.5 rounded-full bg-warn-wash px-3 py-1 font-bold text-warn text-xs"
        >
          <Lock size={13} aria-hidden />
          {words.needs[name]}
        </span>
      ))}
    </span>
  )
}
