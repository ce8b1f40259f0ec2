'use client'

import dynamic from 'next/dynamic'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Messages } from '@/i18n/messages'
import type { Console } from '../live/console-store'
import { stageOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { usePresenting } from '../presenter/use-presenting'
import { playUntilBegun, type ScenePlan, stopScene } from '../scene/use-scene'
import { type BeatProps, isPlayed } from '../talk/beats'
import { useTalk } from '../talk/use-talk'
import { closeXray, openXray } from '../xray/use-xray'

const CrossingBeat = dynamic(() => import('./crossing-beat').then(({ CrossingBeat }) => CrossingBeat))
const FindMe = dynamic(() => import('./find-me').then(({ FindMe }) => FindMe))
const StopRamai = dynamic(() => import('./stop-ramai').then(({ StopRamai }) => StopRamai))
const BreakBeat = dynamic(() => import('./break-beat').then(({ BreakBeat }) => BreakBeat))
const TokenLens = dynamic(() => import('../token/token-lens').then(({ TokenLens }) => TokenLens))
const MigrateBeat = dynamic(() => import('./migrate-beat').then(({ MigrateBeat }) => MigrateBeat))
const ClosingCard = dynamic(() => import('./closing-card').then(({ ClosingCard }) => ClosingCard))

const isRunning = (console: Console) => stageOf(console).status === 'running'

/** The talk's last view: each system's knowledge, above the closing card. */
const LAST = 'card'

type TalkPaneProps = BeatProps & {
  token: Messages['token']
  overview: Messages['overview']
  liveScreens: Messages['liveScreens']
  migration: Messages['migration']
  xray: Messages['xray']
  never: string[]
  plans: ScenePlan[]
  /** The reason for missing screens; null when screens are possible. */
  screensClosed: string | null
}

/** Shows the current beat over the stage. A beat that plays a scene adds no overlay. */
export function TalkPane(props: TalkPaneProps) {
  const { token, overview, liveScreens, migration, xray, never, plans, screensClosed, ...common } = props
  const now = useTalk()
  const began = now?.since
  const id = now?.beat.id

  const running = useConsole(isRunning)
  // Presenter mode shows the scene in the screens, so the pane shrinks to their foot.
  const isSeen = usePresenting() && running
  const over = useRef<AbortController>(undefined)
  const playedSince = useRef<number>(undefined)

  const begin = useEffectEvent(() => {
    if (id === LAST) void openXray()
  })
  useEffect(() => {
    if (began === undefined) return
    over.current = new AbortController()
    begin()

    return () => {
      over.current?.abort()
      stopScene()
      closeXray()
    }
  }, [began])
  const play = useEffectEvent(() => {
    const plan = now && isPlayed(now.beat) && plans.find((one) => one.id === now.beat.scenario)
    if (plan && over.current && screensClosed === null) void playUntilBegun(plan, over.current.signal)
  })
  /** Once per beat, when a browser exists: a talk can begin on a page without screens. */
  useEffect(() => {
    if (began === undefined || !running || playedSince.current === began) return
    playedSince.current = began
    play()
  }, [began, running])
  useEffect(() => {
    if (id) document.documentElement.dataset.talk = id

    return () => {
      delete document.documentElement.dataset.talk
    }
  }, [id])

  return (
    <section key={began} id="talk" aria-label={id && common.words.beats[id].name} className="empty:hidden">
      {id === 'cross' && <CrossingBeat {...common} liveScreens={liveScreens} overview={overview} never={never} />}
      {id === 'stop' && !isSeen && <StopRamai {...common} />}
      {id === 'find' && <FindMe {...common} />}
      {id === 'break' && <BreakBeat {...common} />}
      {id === 'ask' && <TokenLens words={token} overview={overview} never={never} closed={common.closed} />}
      {id === 'migrate' && <MigrateBeat {...common} migration={migration} xray={xray} />}
      {id === 'card' && <ClosingCard {...common} />}
    </section>
  )
}
