'use client'

import type { Messages } from '@/i18n/messages'
import type { SystemWindow } from '../windows/list-windows'
import { FlowLane } from './flow-lane'
import { NoConnection } from './no-road'
import { SystemCard } from './system-card'
import { Waves } from './waves'

type StraitProps = { words: Messages['overview']; frame: Messages['frame']; windows: SystemWindow[] }

/** Three islands and what crosses between them, as it happens. */
export function FlowMap({ words, frame, windows }: StraitProps) {
  const [ramai, pasar, kasir] = windows
  if (!ramai || !pasar || !kasir) return null
  const island = { words, frame, windows }
  const lane = { words }

  return (
    <section
      aria-label={words.strait}
      data-tour="flow-map"
      className="night on-night relative isolate grid items-center gap-x-2 gap-y-4 overflow-hidden p-4 sm:p-6 lg:grid-cols-[1fr_minmax(11rem,0.85fr)_1fr_minmax(11rem,0.85fr)_1fr] lg:px-8 lg:py-9"
    >
      <Waves />
      <SystemCard {...island} systemWindow={ramai} />
      <div className="grid gap-1">
        <FlowLane {...lane} flow="F2" toward="right" />
        <NoConnection word={words.noRoad} />
        <FlowLane {...lane} flow="F1" toward="left" />
      </div>
      <SystemCard {...island} systemWindow={pasar} />
      <div className="grid gap-3">
        <FlowLane {...lane} flow="F3" toward="right" />
        <FlowLane {...lane} flow="F4" toward="left" />
      </div>
      <SystemCard {...island} systemWindow={kasir} />
    </section>
  )
}
