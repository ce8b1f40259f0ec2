'use client'

import { ArrowRight, Check, OctagonX } from 'lucide-react'
import Link from 'next/link'
import type { Messages } from '@/i18n/messages'
import { fill, kindWord } from '@/i18n/words'
import { crossingOf, formatTime, keyOf } from '../live/crossing'
import { crossingsOf, isBlind } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { SystemName } from '../system-name'

const MOST_CROSSINGS = 6

type LatestCrossingsProps = {
  words: Messages['overview']
  frame: Messages['frame']
  kinds: Messages['inspector']['kind']
}

/** The crossings of the newest purchase, newest first; the inspector has all others. */
export function LatestCrossings({ words, frame, kinds }: LatestCrossingsProps) {
  const crossings = useConsole(crossingsOf).slice(-MOST_CROSSINGS).toReversed()
  const blind = useConsole(isBlind)

  return (
    <section aria-labelledby="latest" className="panel p-5 sm:p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id="latest" className="text-xl">
          {words.latest}
        </h2>
        <Link href="/inspector" className="flex min-h-11 items-center font-bold text-sm underline underline-offset-4">
          {words.all}
        </Link>
      </div>
      {crossings.length === 0 && (
        <p className="mt-2 max-w-[60ch] text-quiet">{blind ? words.latestBlind : words.latestEmpty}</p>
      )}
      <ol className="mt-2 divide-y divide-line">
        {crossings.map(({ event, times }) => {
          const crossing = crossingOf(event)
          if (!crossing) return null

          return (
            <li
              key={keyOf(event)}
              className="grid animate-arrive grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[6.5rem_11rem_1fr_auto]"
            >
              <time className="figures font-mono text-quiet text-sm max-sm:order-4">{formatTime(event.at)}</time>
              <span className="flex items-center gap-1.5">
                <SystemName name={crossing.from} frame={frame} />
                <ArrowRight size={14} aria-hidden />
                <SystemName name={crossing.to} frame={frame} />
              </span>
              <span className="min-w-0 truncate font-bold max-sm:order-3">
                {kindWord(kinds, event.kind)}
                {times > 1 && <span className="figures ml-2 text-quiet">{fill(words.count, { count: times })}</span>}
              </span>
              <Verdict passed={crossing.passed} words={words} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Verdict({ passed, words }: { passed: boolean; words: Pick<Messages['overview'], 'passed' | 'refused'> }) {
  const Icon = passed ? Check : OctagonX

  return (
    <span
      className={`flex items-center gap-1.5 font-bold text-sm max-sm:order-2 max-sm:justify-self-end ${passed ? 'text-good' : 'text-wrong'}`}
    >
      <Icon size={16} aria-hidden />
      {passed ? words.passed : words.refused}
    </span>
  )
}
