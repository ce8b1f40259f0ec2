'use client'

import { Clock3 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { Clock } from '@/server/clocks/clocks'
import { steer } from '../../steer'
import { SteerButton } from '../../steer-button'
import { ClockFace } from './clock-face'
import { formatDuration } from './format-duration'
import { readClocks } from './read-clocks'

const PRESETS = { minutes: 120, hour: 3600, day: 86_400 } as const

type TimeControlProps = {
  words: Messages['scenario']['time']
  systems: Messages['frame']['system']
  language: Language
  /** Why time cannot be moved from here. */
  closed: string | null
}

/** The demo clocks of the three systems, moved together and only forward. */
export function TimeControl({ words, systems, language, closed }: TimeControlProps) {
  const [clocks, setClocks] = useState<Clock[]>([])
  const [message, setMessage] = useState('')
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    readClocks(fetch('/api/time')).then((read) => setClocks(read ?? []))
  }, [])

  async function advance(seconds: number) {
    setBusy(true)
    const moved = await readClocks(steer('/api/time', { seconds }))
    if (moved) setClocks(moved)
    setMessage(moved ? fill(words.moved, { ahead: formatDuration(seconds, language) }) : words.failed)
    setBusy(false)
  }

  return (
    <section aria-labelledby="time" className="panel grid gap-4 p-5 sm:p-6">
      <div>
        <h2 id="time" className="flex items-center gap-2 text-xl">
          <Clock3 size={20} aria-hidden />
          {words.title}
        </h2>
        <p className="mt-1 max-w-[85ch] text-quiet">{closed ?? words.text}</p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-3">
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
