'use client'

import { Eraser, FileImage, FileType, History, ListTree } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { crossingOf } from '../live/crossing'
import type { Folded } from '../live/one-purchase'
import { eventsOf, isBlind, shownCrossingsOf, statusesOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { PurchaseSlider } from '../purchase/purchase-slider'
import { ArrowList } from './arrow-list'
import { DRAWN } from './layout'
import { Picture } from './picture'
import { savePng, saveSvg } from './save-picture'
import { toArrows } from './to-arrows'

type SequenceProps = {
  words: Messages['sequence']
  frame: Messages['frame']
  kinds: Messages['inspector']['kind']
  slider: Messages['inspector']['slider']
}

export function Sequence({ words, frame, kinds, slider }: SequenceProps) {
  const events = useConsole(eventsOf)
  const statuses = useConsole(statusesOf)
  const blind = useConsole(isBlind)
  const crossings = useConsole(shownCrossingsOf)
  const [since, setSince] = useState('')
  const [scope, setScope] = useState<'purchase' | 'all'>('purchase')
  const svg = useRef<SVGSVGElement>(null)
  const arrows = toArrows(scope === 'all' ? lastCrossings(events, since) : after(crossings, since))

  return (
    <div className="panel overflow-hidden">
      <div className="flex flex-wrap gap-2 border-line border-b p-4 sm:p-5">
        <button type="button" className="button button-calm" onClick={() => setSince(events.at(-1)?.at ?? '')}>
          <Eraser size={16} aria-hidden />
          {words.anew}
        </button>
        <button
          type="button"
          className="button button-calm"
          aria-pressed={scope === 'all'}
          onClick={() => setScope(scope === 'all' ? 'purchase' : 'all')}
        >
          <ListTree size={16} aria-hidden />
          {words.everything}
        </button>
        {since && (
          <button type="button" className="button button-calm" onClick={() => setSince('')}>
            <History size={16} aria-hidden />
            {words.back}
          </button>
        )}
        <button
          type="button"
          className="button button-calm sm:ml-auto"
          onClick={() => svg.current && saveSvg(svg.current)}
        >
          <FileType size={16} aria-hidden />
          {words.svg}
        </button>
        <button type="button" className="button button-calm" onClick={() => svg.current && savePng(svg.current)}>
          <FileImage size={16} aria-hidden />
          {words.png}
        </button>
      </div>
      {scope === 'purchase' && (
        <div className="border-line border-b px-4 py-2 empty:hidden sm:px-5">
          <PurchaseSlider words={slider} kinds={kinds} systems={frame.system} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keys */}
      <section className="overflow-x-auto p-2 sm:p-4" tabIndex={0} aria-label={words.title}>
        <Picture ref={svg} arrows={arrows} words={words} frame={frame} kinds={kinds} statuses={statuses} />
      </section>
      {arrows.length === 0 && <p className="px-6 pb-8 text-center text-quiet">{blind ? words.blind : words.empty}</p>}
      {arrows.length > 0 && <ArrowList arrows={arrows} words={words} frame={frame} kinds={kinds} />}
    </div>
  )
}

/** Folds polls into one arrow, the newest. */
const after = (crossings: Folded[], since: string) =>
  crossings
    .map(({ event }) => event)
    .filter(({ at }) => at > since)
    .slice(-DRAWN)

/** The newest arrows that fit the diagram. */
function lastCrossings(events: AuditEvent[], since: string) {
  const crossings: AuditEvent[] = []
  for (let index = events.length - 1; index >= 0 && crossings.length < DRAWN; index--) {
    const event = events[index]
    if (!event || event.at <= since) break
    if (crossingOf(event)) crossings.unshift(event)
  }

  return crossings
}
