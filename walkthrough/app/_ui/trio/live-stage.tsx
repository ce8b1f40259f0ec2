'use client'

import type { Messages } from '@/i18n/messages'
import type { StageView } from '../live/stage-store'
import { hasScreens, useStage } from '../live/use-stage'
import { FlowMap } from '../overview/flow-map'
import type { SystemWindow } from '../windows/list-windows'
import { Trio, type TrioWords } from './trio'
import type { ScenePlan } from './use-scene'

type LiveStageProps = TrioWords & {
  plans: ScenePlan[]
  windows: SystemWindow[]
  /** Why there are no screens here, in one sentence; null where there may be. */
  closed: string | null
}

/** Three screens of one browser; where there are none, cards that open windows, and why. */
export function LiveStage({ windows, closed, ...words }: LiveStageProps) {
  const view = useStage({ open: closed === null })
  const why = closed ?? whyNoScreens(view.status, words.trio)
  if (why) return <FlowMap words={words.words} frame={words.frame} windows={windows} why={why} />

  return (
    <>
      <Trio {...words} windows={windows} view={view} />
      <p className="max-w-[90ch] text-quiet room:hidden">{words.words.lead}</p>
    </>
  )
}

const whyNoScreens = (status: StageView['status'], { full, noBrowser }: Messages['trio']) =>
  hasScreens(status) ? null : status === 'full' ? full : noBrowser
