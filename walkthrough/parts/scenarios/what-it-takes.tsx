import { Footprints, Lock } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { getEnvironment } from '@/server/environment'
import type { ScenarioId } from '@/server/scenario/scenarios'
import { needsOf, SCRIPTS } from '@/server/scenario/scripts'
import { type ControlName, listControls } from '@/server/steer/doors'
import { fill } from '../fill'

/** The controls that a scenario needs and that nobody gave us a key for. */
export function missingControls(id: ScenarioId): ControlName[] {
  const controls = listControls(getEnvironment())

  return needsOf(SCRIPTS[id]).filter((name) => !controls[name])
}

/** How many steps there are, and what is missing to take them. */
export function WhatItTakes({ id, words }: { id: ScenarioId; words: Messages['scenario'] }) {
  const missing = missingControls(id)

  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="figures inline-flex items-center gap-1.5 font-bold text-sm">
        <Footprints size={15} aria-hidden />
        {fill(words.stepCount, { count: SCRIPTS[id].length })}
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
