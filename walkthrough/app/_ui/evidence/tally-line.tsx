'use client'

import { useEffect, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { Finding, Tally } from '@/server/evidence/findings'

type TallyLineProps = {
  findings: Finding[]
  tally: Tally | null
  /** Present while the run is in progress. */
  startedAt: number | null
  words: Messages['evidence']
}

/** Counts unbuilt controls and those of an open migration separately, because they have not passed. */
export function TallyLine({ findings, tally, startedAt, words }: TallyLineProps) {
  const count = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict).length
  const figures = {
    passed: tally?.passed ?? count('passed'),
    failed: tally?.failed ?? count('failed'),
    moving: tally?.migrationOpen ?? count('migration_open'),
    missing: count('not_built'),
  }

  return (
    <p role="status" className="figures flex flex-wrap items-baseline gap-x-4 font-bold">
      {findings.length > 0 && (
        <>
          <span className="text-good">{fill(words.passed, { count: figures.passed })}</span>
          <span className={figures.failed > 0 ? 'text-wrong' : 'text-quiet'}>
            {fill(words.failed, { count: figures.failed })}
          </span>
          {figures.moving > 0 && <span className="text-warn">{fill(words.moving, { count: figures.moving })}</span>}
          <span className="font-medium text-quiet">{fill(words.missing, { count: figures.missing })}</span>
        </>
      )}
      {startedAt !== null && <Clock startedAt={startedAt} words={words} />}
    </p>
  )
}

function Clock({ startedAt, words }: { startedAt: number; words: Messages['evidence'] }) {
  const [seconds, setSeconds] = useState(() => secondsSince(startedAt))
  useEffect(() => {
    const tick = setInterval(() => setSeconds(secondsSince(startedAt)), 1000)

    return () => clearInterval(tick)
  }, [startedAt])

  // Not a live region: an update each second would drown the findings.
  return (
    <span aria-hidden className="font-medium text-quiet">
      {fill(words.seconds, { seconds })}
    </span>
  )
}

const secondsSince = (moment: number) => Math.max(0, Math.round((Date.now() - moment) / 1000))
