'use client'

import type { Messages } from '@/i18n/messages'
import { FlowMap } from '../overview/flow-map'
import type { SystemWindow } from '../windows/list-windows'
import { Trio, type TrioWords } from './trio'
import { type ScenePlan, useScene } from './use-scene'
import { useStage } from './use-stage'

type LiveStageProps = Omit<TrioWords, 'scene'> & {
  scenes: ScenePlan[]
  windows: SystemWindow[]
  /** Why there are no screens here, in one sentence; null where there may be. */
  closed: string | null
}

/** Three screens of one browser; where there are none, cards that open windows, and why. */
export function LiveStage({ windows, closed, scenes, ...words }: LiveStageProps) {
  const scene = useScene(scenes)
  const view = useStage({ open: closed === null })
  const why = closed ?? whyNoScreens(view.status, words.trio)
  if (why) return <FlowMap words={words.words} frame={words.frame} windows={windows} why={why} />

  return (
    <>
      <Trio {...words} windows={windows} view={view} scene={scene} />
      <p className="max-w-[90ch] text-quiet room:hidden">{words.words.lead}</p>
    </>
  )
}

const whyNoScreens = (status: string, { full, noBrowser }: Messages['trio']) =>
  status === 'full' ? full : status === 'none' ? noBrowser : null
