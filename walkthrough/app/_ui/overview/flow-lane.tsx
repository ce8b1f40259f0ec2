'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { crossingOf, keyOf } from '../live/crossing'
import { countsOf, eventsOf, purchaseCountsOf, sinceOf, statusesOf } from '../live/selectors'
import { useConsole, useNewEvents } from '../live/use-console'

type FlowId = keyof Messages['overview']['lane']

/** The system whose audit log counts a flow: the sender. */
const REPORTED_BY: Record<FlowId, 'ramai' | 'pasar' | 'kasir'> = { F1: 'pasar', F2: 'ramai', F3: 'pasar', F4: 'kasir' }

const ARCH = { right: 'M6 44 Q100 -28 194 44', left: 'M194 6 Q100 78 6 6' }

type FlowLaneProps = { flow: FlowId; toward: 'left' | 'right'; words: Messages['overview'] }

/** A flow as an arch, with a moving parcel per message and the count. */
export function FlowLane({ flow, toward, words }: FlowLaneProps) {
  const statuses = useConsole(statusesOf)
  const whole = useConsole(({ live }) => live.whole)
  const [parcels, setParcels] = useState<{ key: string; passed: boolean }[]>([])
  useNewEvents((event) => {
    const crossing = crossingOf(event)
    if (crossing?.flow === flow) setParcels((now) => [...now.slice(-4), { key: keyOf(event), passed: crossing.passed }])
  })
  const reporter = statuses && flow === 'F1' && statuses.pasar.auditLog !== 'live' ? 'ramai' : REPORTED_BY[flow]
  // The catalogue belongs to no purchase.
  const counts = useConsole(flow === 'F1' ? countsOf : purchaseCountsOf)
  const cut = useConsole((console) => flow === 'F1' && isCut(eventsOf(console), reporter))
  const own = useConsole(sinceOf) !== ''
  const countWords = describeCount(words, { count: counts[`${reporter} ${flow}`] ?? 0, cut, own })
  const isLive = statuses?.[reporter].auditLog === 'live'
  const Arrow = toward === 'right' ? ArrowRight : ArrowLeft

  return (
    <div data-tour={`lane-${flow}`} className="grid justify-items-center text-center">
      {toward === 'left' && <Label flow={flow} words={words} Arrow={Arrow} />}
      <svg viewBox="0 0 200 50" aria-hidden className="w-full overflow-visible">
        <path
          d={ARCH[toward]}
          fill="none"
          stroke={isLive ? '#f6f3ee' : '#5b6a77'}
          strokeWidth="3"
          strokeLinecap="round"
          strokeDasharray={flow === 'F1' ? '2 9' : undefined}
        />
        {parcels.map(({ key, passed }) => (
          <circle
            key={key}
            r="8"
            className={passed ? 'parcel' : 'parcel parcel-refused'}
            style={{ offsetPath: `path('${ARCH[toward]}')` }}
            onAnimationEnd={() => setParcels((now) => now.filter((parcel) => parcel.key !== key))}
          />
        ))}
      </svg>
      {toward === 'right' && <Label flow={flow} words={words} Arrow={Arrow} />}
      <p className="figures text-night-quiet text-xs room:text-room">
        {isLive ? (whole ? countWords : '…') : words.unseen}
      </p>
    </div>
  )
}

/** Whether the window holds only the later part of a log, so that earlier events may be missing. */
const isCut = (events: AuditEvent[], reporter: string) =>
  (events.find(({ system }) => system === reporter)?.sequence ?? 1) > 1

/** `own`: the count covers one buyer only. */
type FlowCount = { count: number; cut: boolean; own: boolean }

function describeCount(words: Messages['overview'], { count, cut, own }: FlowCount) {
  if (count === 0 && !own) return cut ? words.notLately : words.never

  return fill(cut ? words.atLeast : words.count, { count })
}

type LabelProps = { flow: FlowId; words: Messages['overview']; Arrow: typeof ArrowLeft }

function Label({ flow, words, Arrow }: LabelProps) {
  const { name, by } = words.lane[flow]

  return (
    <p className="text-sm room:text-room">
      <span className="flex items-center justify-center gap-1.5 font-bold">
        <Arrow size={15} aria-hidden />
        {name}
        <span className="rounded bg-night-card px-1.5 font-mono text-night-quiet text-xs plain:hidden">{flow}</span>
      </span>
      <span className="block text-night-quiet text-xs room:text-room">{by}</span>
    </p>
  )
}
