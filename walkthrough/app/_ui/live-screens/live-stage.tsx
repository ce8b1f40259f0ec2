'use client'

import dynamic from 'next/dynamic'
import type { Messages } from '@/i18n/messages'
import type { Stage } from '../live/console-store'
import { hasScreens, stageOf } from '../live/selectors'
import { useConsole, useFollowStage } from '../live/use-console'
import { FlowMap } from '../overview/flow-map'
import type { ScenePlan } from '../scene/use-scene'
import type { SystemWindow } from '../windows/list-windows'
import type { LiveScreensWords } from './live-screens'

/** Loaded only with screens; other visitors get cards. */
const LiveScreens = dynamic(() => import('./live-screens').then(({ LiveScreens }) => LiveScreens))

type LiveStageProps = LiveScreensWords & {
  plans: ScenePlan[]
  windows: SystemWindow[]
  /** A sentence why screens are missing; null when screens are possible. */
  closed: string | null
}

/** Three screens of one browser; without them, cards that open windows and the reason. */
export function LiveStage({ windows, closed, ...words }: LiveStageProps) {
  const again = useFollowStage({ open: closed === null })
  const stage = useConsole(stageOf)
  const why = closed ?? whyNoScreens(stage, words.liveScreens)
  if (why)
    return (
      <FlowMap words={words.words} frame={words.frame} windows={windows} why={why}>
        {closed === null && (
          <button type="button" onClick={again} className="button border border-current px-4 text-sm text-white">
            {words.liveScreens.again}
          </button>
        )}
      </FlowMap>
    )

  return (
    <>
      <LiveScreens {...words} windows={windows} />
      <p className="max-w-[90ch] text-quiet room:hidden">{words.words.lead}</p>
    </>
  )
}

const whyNoScreens = (stage: Stage, { full, noBrowser }: Messages['liveScreens']) =>
  hasScreens(stage) ? null : stage.status === 'full' ? full : noBrowser
