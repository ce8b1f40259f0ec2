import { setTimeout as delay } from 'node:timers/promises'
import { remember } from '@epic-web/remember'
import { getEnvironment } from '../environment'
import { isUp } from '../systems/is-up'
import { listSystems, type SystemName, type WatchedSystem } from '../systems/systems'
import type { AuditEvent } from './audit-event'
import { AuditUnavailable, type UnavailableReason } from './fetch-audit'
import { followAuditLog, readHead, stillHolds } from './follow-audit-log'

/** `up` is null before the first health check. */
export type SystemStatus = { up: boolean | null; auditLog: 'live' | UnavailableReason }
export type SystemStatuses = Record<SystemName, SystemStatus>

export type HubMessage =
  /** `backlog`: the events are older than the subscription. */
  | { type: 'events'; events: AuditEvent[]; backlog: boolean }
  | { type: 'statuses'; statuses: SystemStatuses }
  /** The system's log was reset, so earlier events are discarded. */
  | { type: 'reset'; system: SystemName }

type Subscriber = (message: HubMessage) => void

/** Maximum events of each log kept for windows that open later. */
const REMEMBERED = 5000
const RETRY_AFTER_MS = 1000
const HEALTH_EVERY_MS = 2000

/** Follows every audit log once for all windows, and publishes new events and health. */
export function openAuditHub(systems: WatchedSystem[]) {
  const subscribers = new Set<Subscriber>()
  const recent = new Map<SystemName, AuditEvent[]>(systems.map(({ name }) => [name, []]))
  const statuses: SystemStatuses = { ramai: unknownStatus(), pasar: unknownStatus(), kasir: unknownStatus() }
  const closing = new AbortController()
  const { signal } = closing

  const publish = (message: HubMessage) => {
    for (const subscriber of subscribers) subscriber(message)
  }

  function updateStatus(name: SystemName, change: Partial<SystemStatus>) {
    const next = { ...statuses[name], ...change }
    if (next.up === statuses[name].up && next.auditLog === statuses[name].auditLog) return
    statuses[name] = next
    publish({ type: 'statuses', statuses: { ...statuses } })
  }

  function remember(event: AuditEvent, backlog: boolean) {
    const events = recent.get(event.system) ?? []
    events.push(event)
    if (events.length > REMEMBERED * 2) events.splice(0, events.length - REMEMBERED)
    recent.set(event.system, events)
    publish({ type: 'events', events: [event], backlog })
  }

  async function follow(system: WatchedSystem) {
    let last: AuditEvent | undefined
    while (!signal.aborted) {
      try {
        if (last && !(await stillHolds(system, last))) {
          last = undefined
          recent.set(system.name, [])
          publish({ type: 'reset', system: system.name })
        }
        const head = await readHead(system)
        const after = last?.sequence ?? Math.max(0, head - REMEMBERED)
        const onOpen = () => updateStatus(system.name, { up: true, auditLog: 'live' })
        for await (const event of followAuditLog({ system, after, signal, onOpen })) {
          last = event
          remember(event, event.sequence <= head)
        }
      } catch (error) {
        if (signal.aborted) return
        updateStatus(system.name, { auditLog: error instanceof AuditUnavailable ? error.why : 'down' })
      }
      await delay(RETRY_AFTER_MS, undefined, { signal }).catch(() => {})
    }
  }

  async function pollHealth(system: WatchedSystem) {
    while (!signal.aborted) {
      // The log's own stream reports its state, so a late health check ends no stream.
      updateStatus(system.name, { up: await isUp(system) })
      await delay(HEALTH_EVERY_MS, undefined, { signal }).catch(() => {})
    }
  }

  for (const system of systems) {
    void follow(system)
    void pollHealth(system)
  }

  return {
    statuses: () => ({ ...statuses }),
    /** The newest crossings of all logs, oldest first. */
    latest(count: number): AuditEvent[] {
      const newest = [...recent.values()].flatMap((events) => lastCrossings(events, count))

      return newest.sort(byTime).slice(-count)
    },
    /** Returns the events after each position, in the order in which they happened. */
    since(positions: Partial<Record<SystemName, number>>): AuditEvent[] {
      return [...recent.values()]
        .flatMap((events) => events.filter(({ system, sequence }) => sequence > (positions[system] ?? 0)))
        .sort(byTime)
    },
    subscribe(subscriber: Subscriber) {
      subscribers.add(subscriber)

      return () => {
        subscribers.delete(subscriber)
      }
    },
    close: () => closing.abort(),
  }
}

export type AuditHub = ReturnType<typeof openAuditHub>

/** Kept across module copies and reloads, so that each log is followed once. */
const singleton = remember('jembatanAuditHub', (): { jembatanAuditHub?: AuditHub } => ({}))

/** The process's one hub. */
export function getAuditHub(): AuditHub {
  singleton.jembatanAuditHub ??= openAuditHub(listSystems(getEnvironment()))

  return singleton.jembatanAuditHub
}

const byTime = (one: AuditEvent, other: AuditEvent) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)

function lastCrossings(events: AuditEvent[], count: number): AuditEvent[] {
  const crossings: AuditEvent[] = []
  for (let index = events.length - 1; index >= 0 && crossings.length < count; index--) {
    const event = events[index]
    if (event?.detail.crossing) crossings.push(event)
  }

  return crossings
}

const unknownStatus = (): SystemStatus => ({ up: null, auditLog: 'down' })
