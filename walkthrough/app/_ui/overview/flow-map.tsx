'use client'

import type { Messages } from '@/i18n/messages'
import type { SystemWindow } from '../windows/list-windows'
import { FeedLanes, PaymentLanes } from './lanes'
import { SystemCard } from './system-card'

type FlowMapProps = {
  words: Messages['overview']
  frame: Messages['frame']
  windows: SystemWindow[]
  /** The reason for cards instead of screens. */
  why: string
  /** A control that retries the screens. */
  children?: React.ReactNode
}

/** The three systems as cards that open windows, with the live flows between them. */
export function FlowMap({ words, frame, windows, why, children }: FlowMapProps) {
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
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 lg:col-span-5">
        <p className="text-night-quiet text-sm room:text-room">{why}</p>
        {children}
      </div>
      <SystemCard {...card} systemWindow={ramai} />
      <FeedLanes words={words} />
      <SystemCard {...card} systemWindow={pasar} />
      <PaymentLanes words={words} />
      <SystemCard {...card} systemWindow={kasir} />
    </section>
  )
}

/** Decorative. */
export function Backdrop() {
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
