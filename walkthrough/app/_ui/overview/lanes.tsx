import type { Messages } from '@/i18n/messages'
import { FlowLane } from './flow-lane'

type LanesProps = { words: Messages['overview'] }

/** The flows between feed and shop: a token one way, a file the other, no server connection. */
export function FeedLanes({ words, children }: LanesProps & { children?: React.ReactNode }) {
  return (
    <div className="grid gap-1">
      <FlowLane words={words} flow="F2" toward="right" />
      {children}
      <NoConnection word={words.noConnection} />
      <FlowLane words={words} flow="F1" toward="left" />
    </div>
  )
}

/** The flows between shop and payment partner. */
export function PaymentLanes({ words }: LanesProps) {
  return (
    <div className="grid gap-3">
      <FlowLane words={words} flow="F3" toward="right" />
      <FlowLane words={words} flow="F4" toward="left" />
    </div>
  )
}

/** Draws the missing connection between the feed's server and the shop's. */
function NoConnection({ word }: { word: string }) {
  return (
    <div className="grid justify-items-center gap-1 py-1 text-center">
      <svg viewBox="0 0 200 16" aria-hidden className="w-full text-night-line">
        <g stroke="currentColor" strokeWidth="3" strokeLinecap="round">
          <path d="M4 8h66M130 8h66" />
        </g>
        <path d="m92 2 12 12m0-12L92 14" stroke="#ff8f9a" strokeWidth="3" strokeLinecap="round" />
      </svg>
      <p className="text-night-quiet text-xs room:text-room">{word}</p>
    </div>
  )
}
