'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Messages } from '@/i18n/messages'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { keyOf } from '../live/crossing'
import { isBlind } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { usePresenting } from '../presenter/use-presenting'
import { EventRow } from './event-row'
import type { Row } from './filter-events'
import { USUAL_ROW_HEIGHT, useRowHeight } from './use-row-height'

type EventListProps = {
  words: Messages['inspector']
  frame: Messages['frame']
  rows: Row[]
  chosen: string | null
  onChoose: (event: AuditEvent) => void
}

/** A fixed height, so that the first row shifts nothing. */
const BOX = 'h-[min(56vh,46rem)] min-h-80'
const MOVES: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

/** A virtual list for ten thousand rows. Arrow keys move through all of them. */
export function EventList({ words, frame, rows, chosen, onChoose }: EventListProps) {
  const blind = useConsole(isBlind)
  const masked = usePresenting()
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyAt(rows, index),
    overscan: 12,
    // The size that the server renders with, before the browser measures.
    initialRect: { width: 800, height: USUAL_ROW_HEIGHT * 8 },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are measured anew because their height changed
  useEffect(() => list.measure(), [list, rowHeight])

  function walk(press: KeyboardEvent) {
    const move = MOVES[press.key]
    if (!move) return
    press.preventDefault()
    const from = rows.findIndex(({ event }) => keyOf(event) === chosen)
    const to = Math.max(0, Math.min(rows.length - 1, from + move))
    const next = rows[to]
    if (!next) return
    onChoose(next.event)
    list.scrollToIndex(to)
  }

  if (rows.length === 0)
    return (
      <p className={`grid place-items-center p-8 text-center text-quiet ${BOX}`}>{blind ? words.blind : words.empty}</p>
    )

  const inSight = list.getVirtualItems()
  // Newer rows may have pushed the selected row out of the rendered range.
  const isDrawn = inSight.some(({ index }) => keyAt(rows, index) === chosen)

  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={words.list}
      aria-activedescendant={isDrawn ? `event-${chosen}` : undefined}
      onKeyDown={walk}
      className={`overflow-y-auto overscroll-contain focus-visible:-outline-offset-3 ${BOX}`}
    >
      <div role="presentation" className="relative" style={{ height: list.getTotalSize() }}>
        {inSight.map(({ key, index, start, size }) => {
          const row = rows[index]

          return (
            row && (
              <EventRow
                key={key}
                {...row}
                place={{ index, of: rows.length, top: start, height: size }}
                words={words}
                frame={frame}
                chosen={keyOf(row.event) === chosen}
                masked={masked}
                onChoose={onChoose}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function keyAt(rows: Row[], index: number) {
  const row = rows[index]

  return row ? keyOf(row.event) : index
}
