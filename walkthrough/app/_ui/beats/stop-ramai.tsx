'use client'

import { Power } from 'lucide-react'
import { useEffect, useState } from 'react'
import { fill } from '@/i18n/words'
import { useConsole } from '../live/use-console'
import { steer } from '../steer'
import { SteerButton } from '../steer-button'
import type { BeatProps } from '../talk/beats'

/** Shows the stopped feed in black, with the time since, while the payment completes. */
export function StopRamai({ words, closed }: BeatProps) {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const dark = useConsole(({ live }) => live.statuses?.ramai.up === false)

  async function set(stopped: boolean) {
    setBusy(true)
    const answer = await steer('/api/outage', { stopped }).catch(() => null)
    setFailed(!answer?.ok)
    setBusy(false)
  }

  return (
    <div className="grid gap-4 md:grid-cols-[1fr_auto] md:items-center">
      <div className="grid gap-3">
        <p className="max-w-[75ch] text-quiet">{words.stop.text}</p>
        <SteerButton
          onPress={() => set(!dark)}
          closed={closed !== null}
          busy={busy}
          className="button-strong justify-self-start"
        >
          <Power size={17} aria-hidden />
          {busy ? words.stop.busy : dark ? words.stop.start : words.stop.stop}
        </SteerButton>
        <p role="alert" className="text-wrong empty:hidden">
          {failed && words.failed}
        </p>
      </div>
      <p
        data-system="ramai"
        className={`grid min-h-32 min-w-56 place-content-center gap-1 rounded-card border-t-6 border-t-(--system) p-6 text-center font-extrabold text-xl ${dark ? 'bg-black text-white' : 'bg-paper'}`}
      >
        {dark ? words.stop.dark : words.stop.alive}
        {dark && <Since words={words} />}
      </p>
    </div>
  )
}

/** Mounted when the feed stops. */
function Since({ words }: Pick<BeatProps, 'words'>) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const since = Date.now()
    const tick = setInterval(() => setSeconds(Math.round((Date.now() - since) / 1000)), 1000)

    return () => clearInterval(tick)
  }, [])

  return <span className="figures font-medium text-base">{fill(words.stop.since, { seconds })}</span>
}
