'use client'

import { Clock3 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { showClocks } from '../../live/follow-clocks'
import { clocksOf } from '../../live/selectors'
import { useConsole } from '../../live/use-console'
import { steer } from '../../steer'
import { SteerButton } from '../../steer-button'
import { ClockFace } from './clock-face'
import { formatDuration } from './format-duration'

const PRESETS = { minutes: 120, hour: 3600, day: 86_400 } as const

type TimeControlProps = {
  words: Messages['scenario']['time']
  systems: Messages['frame']['system']
  language: Language
  /** The reason why the clocks cannot be moved here; null when they can. */
  closed: string | null
  /** Compact form for a narrow panel: clocks and buttons only. */
  compact?: boolean
}

/** The demo clocks of the three systems, moved together and only forward. */
export function TimeControl({ words, systems, language, closed, compact = false }: TimeControlProps) {
  const clocks = useConsole(clocksOf)
  const [message, setMessage] = useState('')
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    void showClocks(fetch('/api/time'))
  }, [])

  async function advance(seconds: number) {
    setBusy(true)
    const moved = await showClocks(steer('/api/time', { seconds }))
    setMessage(moved ? fill(words.moved, { ahead: formatDuration(seconds, language) }) : words.failed)
    setBusy(false)
  }

  return (
    <section
      aria-labelledby="time"
      data-compact={compact || undefined}
      className={`panel grid ${compact ? 'gap-3 p-4' : 'gap-4 p-5 sm:p-6'}`}
    >
      <div>
        <h2 id="time" className="flex items-center gap-2 text-xl">
          <Clock3 size={20} aria-hidden />
          {words.title}
        </h2>
        {!(compact && closed === null) && <p className="mt-1 max-w-[85ch] text-quiet">{closed ?? words.text}</p>}
      </div>
      <ul className={`grid ${compact ? 'gap-2' : 'gap-3 sm:grid-cols-3'}`}>
        {clocks.map((clock) => (
          <ClockFace
            key={clock.system}
            clock={clock}
            words={words}
            name={systems[clock.system].name}
            language={language}
          />
        ))}
      </ul>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="mb-2 font-bold text-sm">{words.advance}</legend>
        {(Object.keys(PRESETS) as (keyof typeof PRESETS)[]).map((preset) => (
          <SteerButton
            key={preset}
            onPress={() => advance(PRESETS[preset])}
            closed={closed !== null}
            busy={busy}
            className="button-calm"
          >
            {words[preset]}
          </SteerButton>
        ))}
      </fieldset>
      <p role="status" className="font-bold empty:hidden">
        {message}
      </p>
    </section>
  )
}
