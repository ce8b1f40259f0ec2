'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { crossingOf, keyOf } from '../live/crossing'
import type { AuditEvent } from '../live/live-store'
import { onePurchaseSince } from '../live/one-purchase'
import { useLive, useNewEvents } from '../live/use-live'
import { useStageView } from '../live/use-stage'

type FlowId = keyof Messages['overview']['lane']

/** Whose audit log counts a flow: that of the side that sends it. */
const REPORTED_BY: Record<FlowId, 'ramai' | 'pasar' | 'kasir'> = { F1: 'pasar', F2: 'ramai', F3: 'pasar', F4: 'kasir' }

const ARCH = { right: 'M6 44 Q100 -28 194 44', left: 'M194 6 Q100 78 6 6' }

type FlowLaneProps = { flow: FlowId; toward: 'left' | 'right'; words: Messages['overview'] }

/** One flow: an arch, a parcel for each message while it crosses, and how many there were. */
export function FlowLane({ flow, toward, words }: FlowLaneProps) {
  const { events, statuses, whole } = useLive()
  const { since } = useStageView()
  const [parcels, setParcels] = useState<{ key: string; passed: boolean }[]>([])
  useNewEvents((event) => {
    const crossing = crossingOf(event)
    if (crossing?.flow === flow) setParcels((now) => [...now.slice(-4), { key: keyOf(event), passed: crossing.passed }])
  })
  const reporter = statuses && flow === 'F1' && statuses.pasar.auditLog !== 'live' ? 'ramai' : REPORTED_BY[flow]
  // The catalogue crosses for nobody's purchase.
  const counted = flow === 'F1' ? events : onePurchaseSince(events, since)
  const count = useMemo(() => countOf(counted, reporter, flow), [counted, reporter, flow])
  const seen = statuses?.[reporter].auditLog === 'live'
  const countWords = useMemo(
    () => describeCount(words, { count, cut: flow === 'F1' && isCut(events, reporter), since }),
    [words, count, events, reporter, flow, since],
  )
  const Arrow = toward === 'right' ? ArrowRight : ArrowLeft

  return (
    <div data-tour={`lane-${flow}`} className="grid justify-items-center text-center">
      {toward === 'left' && <Label flow={flow} words={words} Arrow={Arrow} />}
      <svg viewBox="0 0 200 50" aria-hidden className="w-full overflow-visible">
        <path
          d={ARCH[toward]}
          fill="none"
          stroke={seen ? '#f6f3ee' : '#5b6a77'}
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
        {seen ? (whole ? countWords : '…') : words.unseen}
      </p>
    </div>
  )
}

const countOf = (events: AuditEvent[], reporter: string, flow: FlowId) =>
  events.reduce(
    (count, { system, detail }) => count + (system === reporter && detail.crossing?.flow === flow ? 1 : 0),
    0,
  )

/** Of a long log only its later part is here: what is not in it may still have happened. */
const isCut = (events: AuditEvent[], reporter: string) =>
  (events.find(({ system }) => system === reporter)?.sequence ?? 1) > 1

type Counted = { count: number; cut: boolean; since: string | null }

function describeCount(words: Messages['overview'], { count, cut, since }: Counted) {
  if (count === 0 && !since) return cut ? words.notLately : words.never

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
