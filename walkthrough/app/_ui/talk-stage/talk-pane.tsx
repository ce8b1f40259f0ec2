'use client'

import dynamic from 'next/dynamic'
import { useEffect, useEffectEvent } from 'react'
import type { Messages } from '@/i18n/messages'
import type { MomentProps } from '../moments/moments'
import { playUntilBegun, type ScenePlan, stopScene } from '../scene/use-scene'
import { isPlayed } from '../talk/beats'
import { closeXray, openXray } from '../xray/use-xray'
import './talk.css'
import { useTalk } from '../talk/use-talk'

const CrossingBeat = dynamic(() => import('./crossing-beat').then(({ CrossingBeat }) => CrossingBeat))
const FindMe = dynamic(() => import('../moments/find-me').then(({ FindMe }) => FindMe))
const BreakBeat = dynamic(() => import('./break-beat').then(({ BreakBeat }) => BreakBeat))
const TokenLens = dynamic(() => import('../token/token-lens').then(({ TokenLens }) => TokenLens))
const MigrateBeat = dynamic(() => import('./migrate-beat').then(({ MigrateBeat }) => MigrateBeat))
const ClosingCard = dynamic(() => import('../moments/closing-card').then(({ ClosingCard }) => ClosingCard))

/** The last picture of the talk: what each system knows, above the closing card. */
const LAST = 'card'

type TalkPaneProps = MomentProps & {
  talk: Messages['talk']
  token: Messages['token']
  overview: Messages['overview']
  trio: Messages['trio']
  migration: Messages['migration']
  never: string[]
  plans: ScenePlan[]
  /** Why there are no screens; null where there may be. */
  screensClosed: string | null
}

/** What the current beat of the talk lays over the stage; the beats that are played leave the stage as it is. */
export function TalkPane(props: TalkPaneProps) {
  const { talk, token, overview, trio, migration, never, plans, screensClosed, ...common } = props
  const now = useTalk()
  const began = now?.since
  const id = now?.beat.id

  const play = useEffectEvent((signal: AbortSignal) => {
    if (id === LAST) void openXray()
    const plan = now && isPlayed(now.beat) && plans.find((one) => one.id === now.beat.scenario)
    if (plan && screensClosed === null) void playUntilBegun(plan, signal)
  })
  useEffect(() => {
    if (began === undefined) return
    const over = new AbortController()
    play(over.signal)

    return () => {
      over.abort()
      stopScene()
      closeXray()
    }
  }, [began])
  useEffect(() => {
    if (id) document.documentElement.dataset.talk = id

    return () => {
      delete document.documentElement.dataset.talk
    }
  }, [id])

  return (
    <section key={began} id="talk" aria-label={id && talk.beats[id].name} className="empty:hidden">
      {id === 'cross' && <CrossingBeat words={talk} trio={trio} overview={overview} never={never} />}
      {id === 'find' && <FindMe {...common} />}
      {id === 'break' && <BreakBeat {...common} words={talk} moments={common.words} />}
      {id === 'ask' && <TokenLens words={token} overview={overview} never={never} closed={common.closed} />}
      {id === 'migrate' && <MigrateBeat words={migration} language={common.language} />}
      {id === 'card' && <ClosingCard {...common} />}
    </section>
  )
}
