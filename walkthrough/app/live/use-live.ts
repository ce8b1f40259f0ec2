'use client'

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { type Live, onNewEvent, openLive, readLive, type TrailEvent, watchLive } from './live-store'

const NOTHING_YET: Live = { events: [], lights: null, connected: false }

export function useLive(): Live {
  useEffect(openLive, [])

  return useSyncExternalStore(watchLive, readLive, () => NOTHING_YET)
}

export function useNewEvents(handle: (event: TrailEvent) => void) {
  const current = useEffectEvent(handle)
  useEffect(() => onNewEvent((event) => current(event)), [])
}
