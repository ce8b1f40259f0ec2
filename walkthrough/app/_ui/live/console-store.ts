import type { AuditEvent } from '@/server/audit-log/audit-event'
import type { SystemStatuses } from '@/server/audit-log/audit-hub'
import type { Clock } from '@/server/clocks/clocks'
import type { PointerPlace } from '@/server/live-browser/stage-message'
import type { SystemName } from '@/server/systems/systems'
import { createStore } from '../store'

/** Everything that this window is told of the systems and of its presenter's browser. */
export type Console = {
  live: Live
  stage: Stage
  clocks: Clock[]
  /** The moment to which the newest purchase is shown; null for all of it. */
  until: string | null
}

/** The state that follows from the audit logs. */
export type Live = {
  /** Oldest first. */
  events: AuditEvent[]
  statuses: SystemStatuses | null
  connected: boolean
  /** Everything that the server keeps has arrived, so it can be counted. */
  whole: boolean
}

/** The state of the presenter's browser. */
export type Stage = {
  /** `cut`: the stream broke off. `full`: there is no room. `none`: there is no browser. */
  status: 'starting' | 'running' | 'lost' | 'cut' | 'full' | 'none'
  /** When the buyer came; null where there are no screens. */
  since: string | null
  /** The taps of this buyer, by `tapOf`. */
  taps: string[]
  /** In which system the buyer is. */
  here: SystemName | null
  /** That system was asked for a page and gave none. */
  unreachable: boolean
  /** Systems of which there is a picture. */
  pictured: SystemName[]
  /** Where the pointer of a scene is. */
  pointer: PointerPlace | null
}

/** The state before the page's own streams have begun. */
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
