'use client'

import type { Messages } from '@/i18n/messages'
import { Island } from './island'
import { Lane } from './lane'
import type { Companion } from './list-windows'
import { NoRoad } from './no-road'
import { Waves } from './waves'

type StraitProps = { words: Messages['stage']; frame: Messages['frame']; windows: Companion[] }

/** Three islands and what crosses between them, as it happens. */
export function Strait({ words, frame, windows }: StraitProps) {
  const [ramai, pasar, kasir] = windows
  if (!ramai || !pasar || !kasir) return null
  const island = { words, frame, windows }
  const lane = { words }

  return (
    <section
      aria-label={words.strait}
      data-tour="strait"
      className="night on-night relative isolate grid items-center gap-x-2 gap-y-4 overflow-hidden p-4 sm:p-6 lg:grid-cols-[1fr_minmax(11rem,0.85fr)_1fr_minmax(11rem,0.85fr)_1fr] lg:px-8 lg:py-9"
    >
      <Waves />
      <Island {...island} companion={ramai} />
      <div className="grid gap-1">
        <Lane {...lane} flow="F2" toward="right" />
        <NoRoad word={words.noRoad} />
        <Lane {...lane} flow="F1" toward="left" />
      </div>
      <Island {...island} companion={pasar} />
      <div className="grid gap-3">
        <Lane {...lane} flow="F3" toward="right" />
        <Lane {...lane} flow="F4" toward="left" />
      </div>
      <Island {...island} companion={kasir} />
    </section>
  )
}
