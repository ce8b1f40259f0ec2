'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import type { IssuerKey } from '@/server/register/issuer-keys'
import type { SystemName } from '@/server/systems/systems'
import { keyOf } from '../live/crossing'
import { eventsOf, shownPurchaseOf, statusesOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { PurchaseSlider } from '../purchase/purchase-slider'
import { EventDetail } from './event-detail'
import { EventList } from './event-list'
import { EVERYTHING, filterEvents, groupRows, toRows } from './filter-events'
import { Filters } from './filters'
import { Toolbar } from './toolbar'
import { UnauditedNote } from './unaudited-note'

export type InspectorWords = {
  words: Messages['inspector']
  frame: Messages['frame']
  overview: Messages['overview']
  never: Record<string, string[]>
  /** The origin of each system. */
  origins: Record<SystemName, string>
  issuerKeys: IssuerKey[]
}

export function Inspector(all: InspectorWords) {
  const { words, frame } = all
  const events = useConsole(eventsOf)
  const purchase = useConsole(shownPurchaseOf)
  const statuses = useConsole(statusesOf)
  const [filter, setFilter] = useState(EVERYTHING)
  const [held, setHeld] = useState<{ events: AuditEvent[]; purchase: AuditEvent[] } | null>(null)
  const [chosen, setChosen] = useState<AuditEvent | null>(null)
  const deferredFilter = useDeferredValue(filter)
  const source = deferredFilter.purchase ? (held?.purchase ?? purchase) : (held?.events ?? events)
  const matches = useMemo(() => filterEvents(source, deferredFilter), [source, deferredFilter])
  const rows = useMemo(
    () => (deferredFilter.grouped ? groupRows(toRows(matches)) : toRows(matches)),
    [matches, deferredFilter.grouped],
  )

  return (
    <div className="grid gap-4 lg:grid-cols-[1.35fr_1fr] lg:gap-6">
      <section
        aria-label={words.list}
        data-tour="inspector"
        className="panel grid min-w-0 content-start overflow-hidden"
      >
        <Toolbar
          words={words}
          paused={held !== null}
          waiting={held ? events.length - held.events.length : 0}
          onPause={() => setHeld(held ? null : { events, purchase })}
          events={matches}
          filter={filter}
          onChange={setFilter}
        />
        <Filters words={words} frame={frame} filter={filter} onChange={setFilter} />
        {filter.purchase && !held && (
          <div className="border-line border-b px-4 py-2 empty:hidden sm:px-5">
            <PurchaseSlider words={words.slider} kinds={words.kind} systems={frame.system} onStep={setChosen} />
          </div>
        )}
        <EventList {...all} rows={rows} chosen={chosen && keyOf(chosen)} onChoose={setChosen} />
        <p className="figures border-line border-t px-4 py-2.5 text-quiet text-sm sm:px-5">
          {fill(words.shown, { shown: matches.length, total: source.length })}
        </p>
        <UnauditedNote words={words} frame={frame} statuses={statuses} />
      </section>
      <EventDetail {...all} event={chosen} onClose={() => setChosen(null)} />
    </div>
  )
}
