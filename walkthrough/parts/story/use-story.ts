'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { joinStory, readPlace, watchPlace } from './story-store'

/** The number of the step that is told, in every window alike. */
export function useStory(): number | null {
  useEffect(joinStory, [])

  return useSyncExternalStore(watchPlace, readPlace, () => null)
}
