'use client'

import { KeyRound } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { kindWord, wordOf } from '@/i18n/words'
import { withUnrecordedNumber } from '@/server/register/claims'
import { formatTime, keyOf } from '../live/crossing'
import { tokenOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { readableClaim } from '../readable-claim'

type TokenCrossingProps = {
  liveScreens: Messages['liveScreens']
  inspector: Pick<Messages['inspector'], 'kind' | 'claim'>
}

/** Animates the facts of the newest token from the feed to the shop. */
export function TokenCrossing({ liveScreens, inspector }: TokenCrossingProps) {
  const minted = useConsole(tokenOf)
  if (!minted?.detail.message?.claims) return null

  return (
    <section
      key={keyOf(minted)}
      aria-label={liveScreens.facts}
      className="w-full rounded-2xl border border-night-line bg-night-card p-3 room:py-1.5 text-left text-[0.7rem] room:text-room"
    >
      <h3 className="flex items-center gap-1.5 text-xs room:text-room">
        <KeyRound size={15} aria-hidden className="shrink-0 text-[#ffd166]" />
        <span className="room:hidden">{liveScreens.facts}</span>
        <span className="hidden room:inline">{liveScreens.factsShort}</span>
      </h3>
      <p className="figures text-night-quiet room:hidden">
        {kindWord(inspector.kind, minted.kind)} · <time dateTime={minted.at}>{formatTime(minted.at)}</time>
      </p>
      <dl className="mt-1.5 grid gap-0.5 room:mt-0 room:gap-0">
        {withUnrecordedNumber(minted.detail.message.claims).map(([claim, value], index) => (
          <div
            key={claim}
            className="animate-carry grid grid-cols-[3.1rem_1fr] leading-tight plain:grid-cols-1"
            style={{ animationDelay: `${index * STEP_MS}ms` }}
          >
            <dt className="font-mono text-pasar-night plain:hidden">{claim}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">
              {value !== undefined && (
                <span className="font-mono plain:hidden">{readableClaim(claim, value).replace('http://', '')} </span>
              )}
              <span className="text-night-quiet plain:text-white room:hidden">{wordOf(inspector.claim, claim)}</span>
              <span className="hidden room:inline">{wordOf(liveScreens.fact, claim) ?? claim}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const STEP_MS = 90
