'use client'

import type { Messages } from '@/i18n/messages'
import { hasScreens, stageOf } from '../live/selectors'
import { useConsole } from '../live/use-console'
import { SceneBar } from '../trio/scene-bar'
import type { ScenePlan } from '../trio/use-scene'

type RoomScenesProps = {
  plans: ScenePlan[]
  words: Messages['trio']['scene']
  xray: Messages['xray']
  /** Why there are no screens here; null where there may be. */
  closed: string | null
}

/** A scene is begun from the one line of controls of a room, where there are screens to play it in. */
export function RoomScenes({ closed, ...bar }: RoomScenesProps) {
  const screens = useConsole((console) => hasScreens(stageOf(console)))

  return closed === null && screens && <SceneBar {...bar} />
}
