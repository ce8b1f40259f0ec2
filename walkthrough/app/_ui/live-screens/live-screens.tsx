'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef } from 'react'
import type { Messages } from '@/i18n/messages'
import type { Stage } from '../live/console-store'
import { stageOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { Backdrop } from '../overview/flow-map'
import { FeedLanes, PaymentLanes } from '../overview/lanes'
import { type ScenePlan, useScene } from '../scene/use-scene'
import type { SystemWindow } from '../windows/list-windows'
import { useXray } from '../xray/use-xray'
import { Phone, type PhoneWords } from './phone'
import { SceneBar } from './scene-bar'
import { SceneStep } from './scene-step'
import { endingWord, type SceneWords } from './scene-words'
import { TokenCrossing } from './token-crossing'

const Xray = dynamic(() => import('../xray/xray').then(({ Xray }) => Xray))

export type LiveScreensWords = PhoneWords & {
  inspector: Pick<Messages['inspector'], 'kind' | 'claim'>
  scenes: SceneWords
  plans: ScenePlan[]
  xray: Messages['xray']
}

type LiveScreensProps = LiveScreensWords & { windows: SystemWindow[] }

/**
 * The three systems as screens side by side, with the flows between them. A phone swipes through
 * them.
 */
export function LiveScreens({ windows, inspector, scenes, plans, xray, ...words }: LiveScreensProps) {
  const [ramai, pasar, kasir] = windows
  const row = useFollowing(useConsole((console) => stageOf(console).here))
  const { open } = useXray()
  if (!ramai || !pasar || !kasir) return null
  const phone = { ...words, windows }

  return (
    <section
      aria-label={words.words.flowMap}
      data-tour="flow-map"
      className="night on-night relative isolate overflow-hidden"
    >
      <Backdrop />
      {open && <Xray words={xray} systems={words.frame.system} />}
      {/* The screens stay mounted under the cards. */}
      <div
        ref={row}
        hidden={open}
        className="flex snap-x snap-mandatory items-center gap-4 overflow-x-auto px-[8vw] py-6 lg:grid lg:snap-none lg:grid-cols-[auto_minmax(0,1fr)_auto_minmax(0,1fr)_auto] lg:items-start lg:px-5 lg:pt-5 lg:pb-3 lg:[&>div]:self-center [&>div]:w-64 [&>div]:shrink-0 lg:[&>div]:w-auto"
      >
        <Phone {...phone} systemWindow={ramai} />
        <div className="relative">
          <FeedLanes words={words.words}>
            <TokenCrossing liveScreens={words.liveScreens} inspector={inspector} />
          </FeedLanes>
          {/* Replaces the lanes: the nine facts need their space. */}
          <div className="absolute inset-x-0 bottom-0">
            <SceneStep words={scenes} beside={['ramai', 'devControl']} />
          </div>
        </div>
        <Phone {...phone} systemWindow={pasar} />
        <div className="grid gap-3">
          <SceneStep words={scenes} beside={['pasar', 'kasir']} />
          <PaymentLanes words={words.words} />
        </div>
        <Phone {...phone} systemWindow={kasir} />
      </div>
      <div className="grid gap-3 px-5 pb-3 room:hidden">
        <SceneStep words={scenes} />
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <SceneBar plans={plans} words={scenes.scene} xray={xray} />
          <SceneEnding words={scenes} />
        </div>
      </div>
    </section>
  )
}

function SceneEnding({ words }: { words: SceneWords }) {
  const { ending, takenOver } = useScene()

  return (
    // Shows a takeover beside the screens, too.
    <p role="status" className={takenOver ? 'sr-only' : 'font-bold'}>
      {takenOver ? words.scene.taken : ending && endingWord(words, ending)}
    </p>
  )
}

/** In a row wider than the window, scrolls to the buyer's screen. */
function useFollowing(here: Stage['here']) {
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const screen = row.current?.querySelector<HTMLElement>(`article[data-system="${here}"]`)
    if (!row.current || !screen) return
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    row.current.scrollTo({
      left: screen.offsetLeft - (row.current.clientWidth - screen.clientWidth) / 2,
      behavior: still ? 'auto' : 'smooth',
    })
  }, [here])

  return row
}
