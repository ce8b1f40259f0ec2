'use client'

import { useEffect, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'

const LIFE = 120

/** Counts down from the arrival, because the systems' clocks may differ. The shop decides. */
export function Lifetime({ seconds, words }: { seconds: number; words: Messages['token'] }) {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const end = Date.now() + seconds * 1000
    const tick = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 250)

    return () => clearInterval(tick)
  }, [seconds])

  return (
    <div>
      <p className="flex justify-between text-sm">
        <span className="text-night-quiet">{words.life}</span>
        <b role="timer" className={`figures ${left === 0 ? 'text-ramai-night' : 'text-white'}`}>
          {left === 0 ? words.ended : fill(words.seconds, { seconds: left })}
        </b>
      </p>
      <div aria-hidden className="mt-2 h-2 overflow-hidden rounded-full bg-night-line">
        <div
          className="h-full origin-left rounded-full bg-white transition-transform duration-300 ease-linear"
          style={{ transform: `scaleX(${Math.min(1, left / LIFE)})` }}
        />
      </div>
    </div>
  )
}
