'use client'

import { KeyRound } from 'lucide-react'
import type { Messages } from '@/i18n/messages'
import { neverWord, wordOf } from '@/i18n/words'
import { withUnrecordedNumber } from '@/server/register/claims'
import { tokenOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { readableClaim } from '../readable-claim'

type CrossingBeatProps = {
  words: Messages['talk']
  trio: Messages['trio']
  overview: Messages['overview']
  never: string[]
}

/** The crossing for the whole room: what stays behind is struck out, and the facts of this stage's token travel. */
export function CrossingBeat({ words, trio, overview, never }: CrossingBeatProps) {
  const claims = useConsole(tokenOf)?.detail.message?.claims

  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_2.4fr]">
      <div data-system="ramai" className="border-(--system-text) border-l-4 pl-4">
        <h2 className="text-xl">{words.stays}</h2>
        <ul className="mt-3 grid gap-1 text-quiet">
          {never.map((entry) => (
            <li key={entry}>
              <s>{neverWord(overview, entry)}</s>
            </li>
          ))}
        </ul>
      </div>
      <div data-system="pasar" className="border-(--system-text) border-l-4 pl-4">
        <h2 className="flex items-center gap-2 text-xl">
          <KeyRound size={20} aria-hidden className="shrink-0 text-(--system-text)" />
          {words.travels}
        </h2>
        {claims ? (
          <dl className="mt-3 grid gap-2 sm:grid-cols-3">
            {withUnrecordedNumber(claims).map(([claim, value], index) => (
              <div
                key={claim}
                className="tile rounded-control border border-line bg-card p-3"
                style={{ animationDelay: `${index * STEP_MS}ms` }}
              >
                <dt className="text-quiet text-sm">{wordOf(trio.fact, claim) ?? claim}</dt>
                <dd className="truncate font-bold">
                  {value === undefined ? '••••' : readableClaim(claim, value).replace(ORIGIN, '$1')}
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className="mt-3">{words.noToken}</p>
        )}
      </div>
    </div>
  )
}

/** Of an origin a room reads the name. */
const ORIGIN = /^https?:\/\/([^:/]+)(:\d+)?$/

/** Nine tiles are on their way for about two seconds. */
const STEP_MS = 160
