'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { followStage, type StageView, stageStore } from './stage-store'

/** What the presenter's browser shows, while this window is looked at. */
export function useStage({ open }: { open: boolean }): StageView {
  useEffect(() => {
    if (!open) return
    let looking: AbortController | undefined
    function look() {
      looking?.abort()
      looking = undefined
      if (document.hidden) return
      looking = new AbortController()
      void followStage(looking.signal)
    }
    look()
    document.addEventListener('visibilitychange', look)

    return () => {
      document.removeEventListener('visibilitychange', look)
      looking?.abort()
    }
  }, [open])

  return useStageView()
}

/** The same for parts of a page that only look along. */
export const useStageView = (): StageView => useSyncExternalStore(stageStore.subscribe, stageStore.get, stageStore.get)

/** Whether there is a browser for this presenter, or will be one in a moment. */
export const hasScreens = (status: StageView['status']) => status !== 'full' && status !== 'none'
