'use client'

import { createContext, useCallback, useContext, useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import type { AuditEvent } from '@/server/audit-log/audit-event'
import { BLANK, type Console, consoleStore } from './console-store'
import { followAuditLogs, onNewEvent } from './follow-audit-logs'
import { followStage } from './follow-stage'

const InitialConsole = createContext<Console>(BLANK)

export function InitialConsoleProvider({ initial, children }: { initial: Console; children: React.ReactNode }) {
  return <InitialConsole value={initial}>{children}</InitialConsole>
}

/**
 * The value that `select` takes from the console, and from the server's first state until the
 * streams of this window have begun. `select` must return the same value for the same state.
 */
export function useConsole<Value>(select: (console: Console) => Value): Value {
  const initial = useContext(InitialConsole)
  useEffect(followAuditLogs, [])

  return useSyncExternalStore(
    consoleStore.subscribe,
    () => select(afterInitial(initial)),
    () => select(initial),
  )
}

function afterInitial(initial: Console): Console {
  const { live, stage, ...rest } = consoleStore.get()

  return {
    ...rest,
    live: live === BLANK.live ? initial.live : live,
    stage: stage === BLANK.stage ? initial.stage : stage,
  }
}

export function useNewEvents(handle: (event: AuditEvent) => void) {
  const current = useEffectEvent(handle)
  useEffect(() => onNewEvent((event) => current(event)), [])
}

/**
 * Follows the presenter's browser while this window is visible. Returns a function that retries.
 */
export function useFollowStage({ open }: { open: boolean }) {
  const looking = useRef<AbortController>(undefined)
  const look = useCallback(() => {
    looking.current?.abort()
    if (document.hidden) return
    looking.current = new AbortController()
    void followStage(looking.current.signal)
  }, [])
  useEffect(() => {
    if (!open) return
    look()
    document.addEventListener('visibilitychange', look)

    return () => {
      document.removeEventListener('visibilitychange', look)
      looking.current?.abort()
    }
  }, [open, look])

  return look
}
