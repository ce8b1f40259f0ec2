'use client'

import type { Messages } from '@/i18n/messages'
import { fill, kindWord } from '@/i18n/words'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { showUntil } from '../live/console-store'
import { crossingOf, formatTime } from '../live/crossing'
import { crossingsOf, shownCrossingsOf } from '../live/selectors'
import { useConsole } from '../live/use-console'

type PurchaseSliderProps = {
  words: Messages['inspector']['slider']
  kinds: Messages['inspector']['kind']
  systems: Messages['frame']['system']
  /** Called with the message at the slider's position. */
  onStep?: (event: AuditEvent) => void
}

/**
 * Moves all views of the newest purchase to one of its messages. At the last message they stay
 * live.
 */
export function PurchaseSlider({ words, kinds, systems, onStep }: PurchaseSliderProps) {
  const steps = useConsole(crossingsOf)
  const crossings = useConsole(shownCrossingsOf)
  const at = crossings.at(-1)?.event
  const crossing = at && crossingOf(at)
  if (!crossing || steps.length < 2) return null
  const message = `${systems[crossing.from].name} → ${systems[crossing.to].name}: ${kindWord(kinds, at.kind)}`

  function moveTo(number: number) {
    const step = steps[number - 1]?.event
    if (!step) return
    showUntil(number === steps.length ? null : step.at)
    onStep?.(step)
  }

  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
      <label className="grid min-w-56 grow basis-72 gap-1 font-bold text-sm">
        {words.title}
        <input
          type="range"
          min={1}
          max={steps.length}
          value={crossings.length}
          aria-valuetext={message}
          onChange={({ target }) => moveTo(Number(target.value))}
          className="min-h-11 w-full accent-ink"
        />
      </label>
      <p className="figures grow basis-72 text-sm">
        {fill(words.step, { number: crossings.length, count: steps.length })} ·{' '}
        <time className="font-mono text-quiet">{formatTime(at.at)}</time>
        <b className="block">{message}</b>
      </p>
    </div>
  )
}
