import type { AuditEvent } from '@/server/audit-log/audit-event'
import type { SystemStatuses } from '@/server/audit-log/audit-hub'
import type { Clock } from '@/server/clocks/clocks'
import type { PointerPlace } from '@/server/live-browser/stage-message'
import type { SystemName } from '@/server/systems/systems'
import { createStore } from '../store'

/** The state of this window: the systems' audit logs and the presenter's browser. */
export type Console = {
  live: Live
  stage: Stage
  clocks: Clock[]
  /** The time up to which the newest purchase is shown; null for all of it. */
  until: string | null
}

/** The state derived from the audit logs. */
export type Live = {
  /** Oldest first. */
  events: AuditEvent[]
  statuses: SystemStatuses | null
  connected: boolean
  /** True when all stored events have arrived, so that counts are complete. */
  whole: boolean
}

/** The state of the presenter's browser. */
export type Stage = {
  /** `cut`: the stream broke off. `full`: there is no room. `none`: there is no browser. */
  status: 'starting' | 'running' | 'lost' | 'cut' | 'full' | 'none'
  /** When the buyer's browser started; null without screens. */
  since: string | null
  /** The taps of this buyer, by `tapOf`. */
  taps: string[]
  /** The system that the buyer's page belongs to. */
  here: SystemName | null
  /** True when that system did not answer with a page. */
  unreachable: boolean
  /** Systems with a picture. */
  pictured: SystemName[]
  /** The position of the scene's pointer. */
  pointer: PointerPlace | null
}

/** The state before the page's streams start. */
export const BLANK: Console = {
  live: { events: [], statuses: null, connected: false, whole: false },
  stage: { status: 'none', since: null, taps: [], here: null, unreachable: false, pictured: [], pointer: null },
  clocks: [],
  until: null,
}

export const consoleStore = createStore(BLANK)

export const showUntil = (until: string | null) => consoleStore.set({ ...consoleStore.get(), until })

export const updateLive = (change: Partial<Live>) => {
  const console = consoleStore.get()
  consoleStore.set({ ...console, live: { ...console.live, ...change } })
}

export const updateStage = (change: Partial<Stage>) => {
  const console = consoleStore.get()
  consoleStore.set({ ...console, stage: { ...console.stage, ...change } })
}
