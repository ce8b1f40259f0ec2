'use client'

import { useEffect, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '../fill'
import type { Finding, Sum } from './evidence-store'

type TallyProps = { findings: Finding[]; sum: Sum | null; since: number | null; words: Messages['evidence'] }

/** What is not built has not passed, so it is counted apart. */
export function Tally({ findings, sum, since, words }: TallyProps) {
  const count = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict).length
  const figures = {
    passed: sum?.passed ?? count('passed'),
    failed: sum?.failed ?? count('failed'),
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
          <span className="font-medium text-quiet">{fill(words.missing, { count: figures.missing })}</span>
        </>
      )}
      {since !== null && <Clock since={since} words={words} />}
    </p>
  )
}

function Clock({ since, words }: { since: number; words: Messages['evidence'] }) {
  const [seconds, setSeconds] = useState(() => secondsSince(since))
  useEffect(() => {
    const tick = setInterval(() => setSeconds(secondsSince(since)), 1000)

    return () => clearInterval(tick)
  }, [since])

  // Spoken each second it would drown what is found.
  return (
    <span aria-hidden className="font-medium text-quiet">
      {fill(words.seconds, { seconds })}
    </span>
  )
}

const secondsSince = (since: number) => Math.max(0, Math.round((Date.now() - since) / 1000))
