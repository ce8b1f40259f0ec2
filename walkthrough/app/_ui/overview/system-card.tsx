'use client'

import { AppWindow, MapPin } from 'lucide-react'
import { useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { buyerOf, statusesOf } from '../live/selectors'
import { stateOf } from '../live/status-lights'
import { useConsole } from '../live/use-console'
import type { SystemWindow } from '../windows/list-windows'
import { openWindow } from '../windows/open-window'

type SystemCardProps = {
  systemWindow: SystemWindow
  windows: SystemWindow[]
  words: Messages['overview']
  frame: Messages['frame']
}

export function SystemCard({ systemWindow, windows, words, frame }: SystemCardProps) {
  const statuses = useConsole(statusesOf)
  const [state, setState] = useState<'unopened' | 'opened' | 'blocked'>('unopened')
  const { name, host, width, height } = systemWindow
  const { name: title, role, holds } = frame.system[name]
  const here = useConsole(buyerOf) === name

  return (
    <article
      data-system={name}
      aria-label={title}
      className={`relative grid h-full content-between gap-3 rounded-card border-t-6 border-t-(--system) bg-paper p-4 text-ink ${here ? 'ring-4 ring-(--system-night)' : ''}`}
    >
      <div>
        <p className="eyebrow text-(--system-text) room:text-room room:normal-case room:tracking-normal">{role}</p>
        <h2 className="text-2xl">{title}</h2>
        <p className="font-mono text-quiet text-sm [overflow-wrap:anywhere] room:font-sans room:text-room">{host}</p>
        <p className="mt-2 text-sm room:text-room">{holds}</p>
        <p className="text-quiet text-sm room:hidden">{frame.light[stateOf(statuses, name)]}</p>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <button
          type="button"
          onClick={() => setState(openWindow(systemWindow, windows) ? 'opened' : 'blocked')}
          className="button bg-(--system-text) text-sm text-card"
        >
          <AppWindow size={16} aria-hidden />
          {state === 'opened' ? words.opened : words.open}
          <span className="sr-only">{title}</span>
        </button>
        <span className="figures text-quiet text-xs room:hidden">{fill(words.size, { width, height })}</span>
      </div>
      {state === 'blocked' && <p className="text-sm text-wrong room:text-room">{words.blocked}</p>}
      {here && (
        <p className="absolute -top-4 right-3 flex animate-arrive items-center gap-1 rounded-full bg-card px-3 py-1 font-bold text-(--system-text) text-xs shadow">
          <MapPin size={14} aria-hidden />
          <span className="room:sr-only">{words.buyerHere}</span>
        </p>
      )}
    </article>
  )
}
