'use client'

import { useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { FirstLook } from './first-look'
import { BLANK, type Live, onNewEvent, openLive, readLive, type TrailEvent, watchLive } from './live-store'

/** What the trails say; until this window's stream has begun, what the server saw when it drew the page. */
export function useLive(): Live {
  const first = useContext(FirstLook)
  useEffect(openLive, [])
  const live = useSyncExternalStore(watchLive, readLive, () => BLANK)

  return live === BLANK ? first : live
}

export function useNewEvents(handle: (event: TrailEvent) => void) {
  const current = useEffectEvent(handle)
  useEffect(() => onNewEvent((event) => current(event)), [])
}
