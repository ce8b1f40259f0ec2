import { ArrowRight, Check, CircleDot, OctagonX } from 'lucide-react'
import { memo } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill, kindWord } from '@/i18n/words'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { crossingOf, formatTime, keyOf, requestOf } from '../live/crossing'
import { maskText } from '../presenter/mask-personal'
import { SystemName } from '../system-name'
import type { Row } from './filter-events'

type EventRowProps = Row & {
  place: { index: number; of: number; top: number; height: number }
  words: Messages['inspector']
  frame: Messages['frame']
  chosen: boolean
  /** True in presenter mode. */
  masked: boolean
  onChoose: (event: AuditEvent) => void
}

export const EventRow = memo(function EventRow({
  event,
  times,
  group,
  isFirst,
  place,
  words,
  frame,
  chosen,
  masked,
  onChoose,
}: EventRowProps) {
  const crossing = crossingOf(event)

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box around it takes the keys for all its rows
    <div
      id={`event-${keyOf(event)}`}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      aria-posinset={place.index + 1}
      aria-setsize={place.of}
      onClick={() => onChoose(event)}
      style={{ transform: `translateY(${place.top}px)`, height: place.height }}
      data-inner={isFirst === false || undefined}
      className="absolute inset-x-0 top-0 grid cursor-pointer grid-cols-[1fr_auto] items-center gap-x-4 border-line border-b px-4 hover:bg-paper aria-selected:bg-paper aria-selected:shadow-[inset_4px_0_0_#0f1214] data-inner:pl-10 sm:grid-cols-[11.5rem_1fr_auto] sm:px-5 sm:data-inner:pl-12"
    >
      <span className="flex items-center gap-1.5 text-sm max-sm:row-start-2">
        {crossing ? (
          <>
            <SystemName name={crossing.from} frame={frame} />
            <ArrowRight size={14} aria-hidden />
            <SystemName name={crossing.to} frame={frame} />
          </>
        ) : (
          <SystemName name={event.system} frame={frame} />
        )}
      </span>
      <span className="min-w-0">
        <span className="block truncate font-bold">
          {kindWord(words.kind, event.kind)}
          {group && isFirst && (
            <span className="ml-2 font-mono text-quiet text-sm">{masked ? maskText(group) : group}</span>
          )}
          {times > 1 && <span className="figures ml-2 text-quiet">{fill(words.times, { count: times })}</span>}
        </span>
        <span className="block truncate font-mono text-quiet text-xs max-sm:hidden">
          {crossing && <b className="mr-2">{crossing.flow}</b>}
          {masked ? maskText(requestOf(event)) : requestOf(event)} ·{' '}
          {fill(words.source, { system: frame.system[event.system].name })}
        </span>
      </span>
      <span className="grid justify-items-end gap-0.5 max-sm:row-span-2 max-sm:row-start-1 max-sm:col-start-2">
        <Verdict crossing={crossing} words={words} />
        <time className="figures font-mono text-quiet text-xs">{formatTime(event.at)}</time>
      </span>
    </div>
  )
})

function Verdict({ crossing, words }: { crossing: ReturnType<typeof crossingOf>; words: Messages['inspector'] }) {
  const [Icon, word, colour] = !crossing
    ? ([CircleDot, words.insideWord, 'text-quiet'] as const)
    : crossing.passed
      ? ([Check, words.passed, 'text-good'] as const)
      : ([OctagonX, words.refused, 'text-wrong'] as const)

  return (
    <span className={`flex items-center gap-1 font-bold text-sm ${colour}`}>
      <Icon size={15} aria-hidden />
      {word}
    </span>
  )
}
