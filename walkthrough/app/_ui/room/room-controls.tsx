'use client'

import { Clock3, Maximize, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { toggleFullScreen, usePresenting } from '../presenter/use-presenting'
import { resetSession } from '../scenarios/run/reset-session'
import { TimeControl } from '../scenarios/time/time-control'
import { SteerButton } from '../steer-button'

const TIME = 'room-time'

type RoomControlsProps = {
  frame: Messages['frame']
  scenario: Messages['scenario']
  systems: Messages['frame']['system']
  language: Language
  /** The reason why steering is closed here; null when it is open. */
  closed: string | null
}

/** The presenter's controls in the room's header: time, reset, full screen. */
export function RoomControls({ frame, scenario, closed, ...time }: RoomControlsProps) {
  const presenting = usePresenting()
  const [message, setSaid] = useState('')
  const [resetting, setResetting] = useState(false)
  if (!presenting) return null

  async function reset() {
    setResetting(true)
    setSaid(await resetSession(scenario))
    setResetting(false)
  }

  return (
    <div className="flex items-center gap-1">
      <p role="status" className="absolute inset-x-0 top-full bg-ink px-4 py-2 text-center text-card empty:hidden">
        {message}
      </p>
      <button
        type="button"
        popoverTarget={TIME}
        onClick={() => setSaid('')}
        className="button px-3 text-quiet text-sm hover:text-ink"
      >
        <Clock3 size={18} aria-hidden />
        {frame.presenter.time}
      </button>
      {/* At the edge, so that the stage stays visible. */}
      <div
        id={TIME}
        popover="auto"
        className="inset-auto top-14 right-4 m-0 w-80 rounded-card bg-transparent shadow-lg"
      >
        <TimeControl compact words={scenario.time} closed={closed} {...time} />
      </div>
      <SteerButton
        onPress={reset}
        closed={closed !== null}
        busy={resetting}
        title={closed ?? scenario.reset}
        className="px-3 text-quiet text-sm"
      >
        <RotateCcw size={18} aria-hidden />
        {scenario.reset}
      </SteerButton>
      <button
        type="button"
        onClick={toggleFullScreen}
        title={frame.presenter.fullScreen}
        className="button px-3 text-quiet text-sm"
      >
        <Maximize size={18} aria-hidden />
        <span className="sr-only">{frame.presenter.fullScreen}</span>
      </button>
    </div>
  )
}
