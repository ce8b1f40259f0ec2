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

  return useSyncExternalStore(stageStore.subscribe, stageStore.get, stageStore.get)
}
