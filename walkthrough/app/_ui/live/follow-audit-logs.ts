import type { AuditEvent } from '@/server/audit-log/audit-event'
import { BLANK, consoleStore, updateLive } from './console-store'

const MOST_EVENTS = 20_000
/** Batch interval: events within it render together. An event may appear 300 ms late. */
const BATCH_MS = 40

let batch: AuditEvent[] = []
let newInBatch: AuditEvent[] = []
let source: EventSource | undefined
const newEventHandlers = new Set<(event: AuditEvent) => void>()

const events = () => consoleStore.get().live.events

function addToBatch(added: AuditEvent[], backlog: boolean) {
  if (added.length === 0) return
  if (batch.length === 0) setTimeout(flush, BATCH_MS)
  batch.push(...added)
  if (!backlog) newInBatch.push(...added)
}

function flush() {
  const newEvents = newInBatch
  updateLive({ events: inOrder([...events(), ...batch]).slice(-MOST_EVENTS) })
  batch = []
  newInBatch = []
  for (const event of newEvents) for (const handle of newEventHandlers) handle(event)
}

/** Three logs arrive side by side, so an event may come after a newer one of another system. */
const inOrder = (unordered: AuditEvent[]) =>
  unordered.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))

/** Opens one stream for the whole window, kept from one page to the next. */
export function followAuditLogs() {
  if (source) return
  source = new EventSource('/api/stream')
  source.onerror = () => consoleStore.get().live !== BLANK.live && updateLive({ connected: false })
  source.addEventListener('start', ({ data }) => {
    const { statuses, events: first } = JSON.parse(data)
    updateLive({ statuses, connected: true, events: inOrder([...events(), ...first]) })
  })
  source.addEventListener('whole', () => {
    // Flush first: the last chunk may still be in the batch, and the count would be too low.
    flush()
    updateLive({ whole: true })
  })
  source.addEventListener('statuses', ({ data }) => updateLive({ statuses: JSON.parse(data).statuses }))
  source.addEventListener('reset', ({ data }) => {
    const { system } = JSON.parse(data)
    updateLive({ events: events().filter((event) => event.system !== system) })
  })
  source.addEventListener('events', ({ data }) => {
    const { events: added, backlog } = JSON.parse(data)
    addToBatch(added, backlog)
  })
}

/** Called for each new event, not for the backlog. */
export function onNewEvent(handle: (event: AuditEvent) => void) {
  newEventHandlers.add(handle)

  return () => {
    newEventHandlers.delete(handle)
  }
}
