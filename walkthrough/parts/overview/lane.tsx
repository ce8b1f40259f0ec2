'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '../fill'
import { crossingOf, keyOf } from '../live/crossing'
import type { TrailEvent } from '../live/live-store'
import { useLive, useNewEvents } from '../live/use-live'
import './lane.css'

type FlowId = keyof Messages['stage']['lane']

/** Who is asked how often a flow was used: the side that sends it. */
const TOLD_BY: Record<FlowId, 'ramai' | 'pasar' | 'kasir'> = { F1: 'pasar', F2: 'ramai', F3: 'pasar', F4: 'kasir' }

const ARCH = { right: 'M6 44 Q100 -28 194 44', left: 'M194 6 Q100 78 6 6' }

type LaneProps = { flow: FlowId; toward: 'left' | 'right'; words: Messages['stage'] }

/** One flow: an arch, a parcel for each message while it crosses, and how many there were. */
export function Lane({ flow, toward, words }: LaneProps) {
  const { events, lights, whole } = useLive()
  const [parcels, setParcels] = useState<{ key: string; passed: boolean }[]>([])
  useNewEvents((event) => {
    const crossing = crossingOf(event)
    if (crossing?.flow === flow) setParcels((now) => [...now.slice(-4), { key: keyOf(event), passed: crossing.passed }])
  })
  const teller = lights && flow === 'F1' && lights.pasar.trail !== 'live' ? 'ramai' : TOLD_BY[flow]
  const count = useMemo(() => countOf(events, teller, flow), [events, teller, flow])
  const seen = lights?.[teller].trail === 'live'
  const howOften = useMemo(
    () => tellHowOften(words, { count, cut: isCut(events, teller) }),
    [words, count, events, teller],
  )
  const Arrow = toward === 'right' ? ArrowRight : ArrowLeft

  return (
    <div className="grid justify-items-center text-center">
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
      <p className="figures text-night-quiet text-xs">{seen ? (whole ? howOften : '…') : words.unseen}</p>
    </div>
  )
}

const countOf = (events: TrailEvent[], teller: string, flow: FlowId) =>
  events.reduce((count, { system, detail }) => count + (system === teller && detail.crossing?.flow === flow ? 1 : 0), 0)

/** Of a long trail only its later part is here: what is not in it may still have happened. */
const isCut = (events: TrailEvent[], teller: string) =>
  (events.find(({ system }) => system === teller)?.sequence ?? 1) > 1

function tellHowOften(words: Messages['stage'], { count, cut }: { count: number; cut: boolean }) {
  if (count === 0) return cut ? words.notLately : words.never

  return fill(cut ? words.atLeast : words.count, { count })
}

type LabelProps = { flow: FlowId; words: Messages['stage']; Arrow: typeof ArrowLeft }

function Label({ flow, words, Arrow }: LabelProps) {
  const { name, by } = words.lane[flow]

  return (
    <p className="text-sm">
      <span className="flex items-center justify-center gap-1.5 font-bold">
        <Arrow size={15} aria-hidden />
        {name}
        <span className="rounded bg-night-card px-1.5 font-mono text-night-quiet text-xs">{flow}</span>
      </span>
      <span className="block text-night-quiet text-xs">{by}</span>
    </p>
  )
}
