'use client'

import type { Messages } from '@/i18n/messages'
import type { SystemWindow } from '../windows/list-windows'
import { FlowLane } from './flow-lane'
import { SystemCard } from './system-card'

type FlowMapProps = { words: Messages['overview']; frame: Messages['frame']; windows: SystemWindow[] }

/** The three systems and what crosses between them, as it happens. */
export function FlowMap({ words, frame, windows }: FlowMapProps) {
  const [ramai, pasar, kasir] = windows
  if (!ramai || !pasar || !kasir) return null
  const card = { words, frame, windows }

  return (
    <section
      aria-label={words.flowMap}
      data-tour="flow-map"
      className="night on-night relative isolate grid items-center gap-x-2 gap-y-4 overflow-hidden p-4 sm:p-6 lg:grid-cols-[1fr_minmax(11rem,0.85fr)_1fr_minmax(11rem,0.85fr)_1fr] lg:px-8 lg:py-9"
    >
      <Backdrop />
      <SystemCard {...card} systemWindow={ramai} />
      <div className="grid gap-1">
        <FlowLane words={words} flow="F2" toward="right" />
        <NoConnection word={words.noConnection} />
        <FlowLane words={words} flow="F1" toward="left" />
      </div>
      <SystemCard {...card} systemWindow={pasar} />
      <div className="grid gap-3">
        <FlowLane words={words} flow="F3" toward="right" />
        <FlowLane words={words} flow="F4" toward="left" />
      </div>
      <SystemCard {...card} systemWindow={kasir} />
    </section>
  )
}

/** Between the feed's server and the shop's there is no connection, and that is drawn too. */
function NoConnection({ word }: { word: string }) {
  return (
    <div className="grid justify-items-center gap-1 py-1 text-center">
      <svg viewBox="0 0 200 16" aria-hidden className="w-full text-night-line">
        <g stroke="currentColor" strokeWidth="3" strokeLinecap="round">
          <path d="M4 8h66M130 8h66" />
        </g>
        <path d="m92 2 12 12m0-12L92 14" stroke="#ff8f9a" strokeWidth="3" strokeLinecap="round" />
      </svg>
      <p className="text-night-quiet text-xs">{word}</p>
    </div>
  )
}

/** Decoration alone. */
function Backdrop() {
  return (
    <svg aria-hidden className="absolute inset-0 -z-10 size-full text-white/[0.045]">
      <title>.</title>
      <pattern id="waves" width="72" height="26" patternUnits="userSpaceOnUse">
        <path d="M0 13c9-8 27-8 36 0s27 8 36 0" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </pattern>
      <rect width="100%" height="100%" fill="url(#waves)" />
    </svg>
  )
}
