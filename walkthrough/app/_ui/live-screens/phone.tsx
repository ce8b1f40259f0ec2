'use client'

import { AppWindow, MapPin, MousePointer2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import { VIEWPORT } from '@/server/live-browser/screen'
import { useIsBroken } from '../breach/use-breaches'
import type { Stage } from '../live/console-store'
import { setCanvas } from '../live/follow-stage'
import { stageOf, statusesOf } from '../live/selectors'
import { stateOf } from '../live/status-lights'
import { useConsole } from '../live/use-console'
import type { SystemWindow } from '../windows/list-windows'
import { openWindow } from '../windows/open-window'
import { openSystem } from './send-input'
import { useSteering } from './use-steering'

export type PhoneWords = {
  words: Messages['overview']
  liveScreens: Messages['liveScreens']
  frame: Messages['frame']
}

type PhoneProps = PhoneWords & { systemWindow: SystemWindow; windows: SystemWindow[] }

/** One system's screen: its host, and the current or last picture of the buyer's browser. */
export function Phone({ systemWindow, windows, words, liveScreens, frame }: PhoneProps) {
  const { name, host } = systemWindow
  const { name: title, role } = frame.system[name]
  const [hostname, port] = host.split(/(?=:)/)
  const [blocked, setBlocked] = useState(false)
  const canvas = useScreen(name)
  const view = useConsole(stageOf)
  const down = stateOf(useConsole(statusesOf), name) === 'down'
  const here = view.here === name
  const silent = down || (here && view.unreachable)
  const broken = useIsBroken(name)
  const steerable = here && !silent && view.status === 'running'
  const steering = useSteering(canvas, { enabled: steerable })

  return (
    <article
      data-system={name}
      data-here={here}
      data-broken={broken || undefined}
      className={`relative mx-auto w-fit shrink-0 snap-center rounded-[1.6rem] bg-black ${broken ? 'ring-8 ring-wrong' : here ? 'ring-4 ring-(--system-night)' : 'ring-4 ring-night-line'}`}
    >
      <header className="flex items-center gap-2 rounded-t-[1.6rem] bg-(--system-text) py-1.5 pr-1 pl-3 text-card">
        <div className="mr-auto w-0 grow">
          <div className="flex gap-1 text-xs room:sr-only">
            <h2>{title}</h2>
            <p className="truncate">· {role}</p>
          </div>
          <p className="font-bold font-mono leading-tight text-[0.82rem] lg:text-[clamp(0.68rem,1.55dvh,0.95rem)]">
            {hostname}
            <wbr />
            {port}
          </p>
          <p id={`keys-${name}`} className="sr-only">
            {liveScreens.how}
          </p>
        </div>
        <button
          type="button"
          title={words.open}
          onClick={() => setBlocked(!openWindow(systemWindow, windows))}
          className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-black/25"
        >
          <AppWindow size={19} aria-hidden />
          <span className="sr-only">
            {words.open} {title}
          </span>
        </button>
      </header>
      <div className="relative overflow-hidden rounded-b-[1.6rem]">
        {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is operated, as an application is. */}
        <canvas
          ref={canvas}
          {...VIEWPORT}
          tabIndex={steerable ? 0 : -1}
          role="application"
          aria-label={fill(liveScreens.screen, { system: title, host })}
          aria-describedby={`keys-${name}`}
          className={`block h-[min(34rem,calc(100dvh-12rem))] w-auto touch-pan-x bg-night-card -outline-offset-4 transition-[filter] duration-300 lg:h-[clamp(28rem,calc(100dvh-22.5rem),52.75rem)] ${here ? '' : 'brightness-[.38] saturate-50'} ${silent ? 'invisible' : ''}`}
        />
        <Pointer at={view.pointer?.system === name ? view.pointer : null} />
        <Caption silent={silent} name={name} view={view} liveScreens={liveScreens} frame={frame} />
      </div>
      {blocked && (
        <p className="absolute inset-x-3 bottom-3 rounded-xl bg-card p-2 text-sm text-wrong">{words.blocked}</p>
      )}
      {here && (
        <p className="absolute -top-3.5 right-4 flex animate-arrive items-center gap-1 rounded-full bg-card px-3 py-0.5 font-bold text-(--system-text) text-xs shadow">
          <MapPin size={14} aria-hidden />
          {/* Over the frame, so that the screen does not move while it is pressed. */}
          <span className={steering === 'away' ? 'room:sr-only' : 'sr-only'}>{words.buyerHere}</span>
          {steering !== 'away' && <span>{liveScreens[steering]}</span>}
        </p>
      )}
    </article>
  )
}

/** The pointer of a scene, drawn over the picture. */
function Pointer({ at }: { at: Stage['pointer'] }) {
  if (!at) return null

  return (
    <span
      aria-hidden
      className="pointer-events-none absolute transition-[left,top] duration-300 motion-reduce:transition-none"
      style={{ left: `${(at.x / VIEWPORT.width) * 100}%`, top: `${(at.y / VIEWPORT.height) * 100}%` }}
    >
      {at.pressed && (
        <span className="absolute -top-4 -left-4 size-8 animate-arrive rounded-full border-3 border-night bg-white/50" />
      )}
      <MousePointer2 size={28} strokeWidth={1.5} className="relative -mt-1 -ml-1 fill-night text-white drop-shadow" />
    </span>
  )
}

/** The canvas for the pictures of a system. */
function useScreen(name: SystemWindow['name']) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    setCanvas(name, canvas.current)

    return () => setCanvas(name, null)
  }, [name])

  return canvas
}

type CaptionProps = Pick<PhoneWords, 'liveScreens' | 'frame'> & {
  name: SystemWindow['name']
  view: Stage
  silent: boolean
}

/**
 * The caption of a screen that shows nothing current; it stands below the last picture, if there is
 * one.
 */
function Caption({ name, view, silent, liveScreens, frame }: CaptionProps) {
  const { name: title, holds } = frame.system[name]
  const here = view.here === name
  const pictured = view.pictured.includes(name)
  if (here && !silent && view.status === 'running') return null
  const sentence = silent
    ? fill(liveScreens.unreachable, { system: title })
    : view.status === 'starting' || view.status === 'lost' || view.status === 'cut'
      ? name === (view.here ?? 'ramai') && liveScreens[view.status]
      : pictured
        ? liveScreens.last
        : liveScreens.notYet

  return (
    <div
      className={`pointer-events-none absolute inset-0 grid justify-items-center gap-3 p-5 text-center text-white ${pictured && !silent ? 'content-end' : 'content-center'}`}
    >
      {!pictured && <p className={`text-sm room:text-room ${silent ? 'room:hidden' : ''}`}>{holds}</p>}
      {sentence && (
        <p role="status" className="rounded-2xl bg-black/80 px-3.5 py-2 font-bold text-sm room:px-2 room:text-room">
          {sentence}
          {silent && <span className="room:hidden"> {liveScreens.unreachableHelp}</span>}
        </p>
      )}
      {view.status === 'running' && (
        <button
          type="button"
          onClick={() => openSystem(name)}
          className="button pointer-events-auto border border-white/40 bg-black/80 text-sm text-white hover:bg-black"
        >
          {liveScreens.bring}
          <span className="sr-only">{title}</span>
        </button>
      )}
    </div>
  )
}
