'use client'

import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { type AuditEvent, BLANK, type Live, liveStore, onNewEvent, openLive } from './live-store'

const InitialLive = createContext<Live>(BLANK)

export function InitialLiveProvider({ live, children }: { live: Live; children: React.ReactNode }) {
  return <InitialLive value={live}>{children}</InitialLive>
}

/** What the audit logs say; until this window's stream has begun, what the server knew when it drew the page. */
export function useLive(): Live {
  const initial = useContext(InitialLive)
  useEffect(openLive, [])
  const live = useSyncExternalStore(liveStore.subscribe, liveStore.get, () => BLANK)

  return live === BLANK ? initial : live
}

export function useNewEvents(handle: (event: AuditEvent) => void) {
  const current = useEffectEvent(handle)
  useEffect(() => onNewEvent((event) => current(event)), [])
}
