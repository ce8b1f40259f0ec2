'use client'

import { useEffect, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'

type TimeBarProps = { words: Messages['talk']; name: string; since: number; planned: number }

/** The elapsed share of the planned time of a beat or of the talk. */
export function TimeBar({ words, name, since, planned }: TimeBarProps) {
  const [now, setNow] = useState(since)
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 500)

    return () => clearInterval(tick)
  }, [])
  const seconds = Math.max(0, Math.round((now - since) / 1000))
  const over = seconds - planned
  const times = { spent: clock(seconds), planned: clock(planned), over: clock(Math.max(0, over)) }

  return (
    <div className="grid gap-0.5">
      <p className="figures flex justify-between gap-3 text-quiet text-xs">
        <span>{name}</span>
        <span className={over > 0 ? 'font-bold text-warn' : ''}>{fill(over > 0 ? words.over : words.time, times)}</span>
      </p>
      <div aria-hidden className="h-1 overflow-hidden rounded-full bg-line">
        <div
          className={`h-full ${over > 0 ? 'bg-warn' : 'bg-ink'}`}
          style={{ width: `${Math.min(100, (seconds / planned) * 100)}%` }}
        />
      </div>
    </div>
  )
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
