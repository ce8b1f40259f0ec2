import type { AuditEvent } from '@/server/audit-log/audit-event'
import type { SystemStatuses } from '@/server/audit-log/audit-hub'
import { createStore } from '../store'

export type { AuditEvent, SystemStatuses }

export type Live = {
  /** Oldest first. */
  events: AuditEvent[]
  statuses: SystemStatuses | null
  connected: boolean
  /** Everything that the server keeps has arrived, so it can be counted. */
  whole: boolean
}

/** What a page shows until its own stream has begun. */
export const BLANK: Live = { events: [], statuses: null, connected: false, whole: false }

const MOST_EVENTS = 20_000
/** Events that come together are shown together: well below the 300 ms that one may take to be seen. */
const BATCH_MS = 40

export const liveStore = createStore(BLANK)

let batch: AuditEvent[] = []
let newInBatch: AuditEvent[] = []
let source: EventSource | undefined
const newEventHandlers = new Set<(event: AuditEvent) => void>()

const update = (change: Partial<Live>) => liveStore.set({ ...liveStore.get(), ...change })

function addToBatch(events: AuditEvent[], backlog: boolean) {
  if (events.length === 0) return
  if (batch.length === 0) setTimeout(flush, BATCH_MS)
  batch.push(...events)
  if (!backlog) newInBatch.push(...events)
}

function flush() {
  const newEvents = newInBatch
  update({ events: inOrder([...liveStore.get().events, ...batch]).slice(-MOST_EVENTS) })
  batch = []
  newInBatch = []
  for (const event of newEvents) for (const handle of newEventHandlers) handle(event)
}

/** Three logs arrive side by side, so an event may come after a newer one of another system. */
const inOrder = (events: AuditEvent[]) =>
  events.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))

/** One stream for the whole window, kept from one page to the next. */
export function openLive() {
  if (source) return
  source = new EventSource('/api/stream')
  source.onerror = () => liveStore.get() !== BLANK && update({ connected: false })
  source.addEventListener('start', ({ data }) => {
    const { statuses, events } = JSON.parse(data)
    update({ statuses, connected: true, events: inOrder([...liveStore.get().events, ...events]) })
  })
  source.addEventListener('whole', () => {
    // The last chunk may still be in the batch, and a count without it would be shown as the whole.
    flush()
    update({ whole: true })
  })
  source.addEventListener('statuses', ({ data }) => update({ statuses: JSON.parse(data).statuses }))
  source.addEventListener('reset', ({ data }) => {
    const { system } = JSON.parse(data)
    update({ events: liveStore.get().events.filter((event) => event.system !== system) })
  })
  source.addEventListener('events', ({ data }) => {
    const { events, backlog } = JSON.parse(data)
    addToBatch(events, backlog)
  })
}

/** Called for each event that happens from now on, and not for what was there before. */
export function onNewEvent(handle: (event: AuditEvent) => void) {
  newEventHandlers.add(handle)

  return () => {
    newEventHandlers.delete(handle)
  }
}
