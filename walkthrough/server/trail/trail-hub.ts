import { setTimeout as pause } from 'node:timers/promises'
import { TrailUnread, type Unread } from '../system/ask-auditor'
import { isUp } from '../system/is-up'
import type { SystemName, WatchedSystem } from '../system/systems'
import { followTrail, readHead, stillHolds } from './follow-trail'
import type { TrailEvent } from './trail-event'

/** `up` is null until somebody has looked. */
export type Light = { up: boolean | null; trail: 'live' | Unread }
export type Lights = Record<SystemName, Light>

export type HubNews =
  /** `backlog`: they were there before anybody followed, so nothing of it happens now. */
  | { type: 'events'; events: TrailEvent[]; backlog: boolean }
  | { type: 'lights'; lights: Lights }
  /** The system's trail began anew, so what was seen of it is gone. */
  | { type: 'reset'; system: SystemName }

type Listener = (news: HubNews) => void

/** How much of each trail is kept to show to somebody who comes later. */
const REMEMBERED = 5000
const RETRY_AFTER = 1000
const LOOK_EVERY = 2000

/** Follows every trail once, however many windows look, and says what is new and who is there. */
export function openTrailHub(systems: WatchedSystem[]) {
  const listeners = new Set<Listener>()
  const remembered = new Map<SystemName, TrailEvent[]>(systems.map(({ name }) => [name, []]))
  const lights: Lights = { ramai: dark(), pasar: dark(), kasir: dark() }
  const closing = new AbortController()
  const { signal } = closing

  const tell = (news: HubNews) => {
    for (const listener of listeners) listener(news)
  }

  function shine(name: SystemName, change: Partial<Light>) {
    const next = { ...lights[name], ...change }
    if (next.up === lights[name].up && next.trail === lights[name].trail) return
    lights[name] = next
    tell({ type: 'lights', lights: { ...lights } })
  }

  function remember(event: TrailEvent, backlog: boolean) {
    const events = remembered.get(event.system) ?? []
    events.push(event)
    if (events.length > REMEMBERED * 2) events.splice(0, events.length - REMEMBERED)
    remembered.set(event.system, events)
    tell({ type: 'events', events: [event], backlog })
  }

  async function keepFollowing(system: WatchedSystem) {
    let last: TrailEvent | undefined
    while (!signal.aborted) {
      try {
        if (last && !(await stillHolds(system, last))) {
          last = undefined
          remembered.set(system.name, [])
          tell({ type: 'reset', system: system.name })
        }
        const head = await readHead(system)
        const after = last?.sequence ?? Math.max(0, head - REMEMBERED)
        const onOpen = () => shine(system.name, { up: true, trail: 'live' })
        for await (const event of followTrail({ system, after, signal, onOpen })) {
          last = event
          remember(event, event.sequence <= head)
        }
      } catch (error) {
        if (signal.aborted) return
        shine(system.name, { trail: error instanceof TrailUnread ? error.why : 'down' })
      }
      await pause(RETRY_AFTER, undefined, { signal }).catch(() => {})
    }
  }

  async function keepLooking(system: WatchedSystem) {
    while (!signal.aborted) {
      const up = await isUp(system)
      shine(system.name, up ? { up } : { up, trail: 'down' })
      await pause(LOOK_EVERY, undefined, { signal }).catch(() => {})
    }
  }

  for (const system of systems) {
    void keepFollowing(system)
    void keepLooking(system)
  }

  return {
    lights: () => ({ ...lights }),
    /** The newest crossings of all trails, oldest first. */
    latest(count: number): TrailEvent[] {
      const newest = [...remembered.values()].flatMap((events) => lastCrossings(events, count))

      return newest.sort(byTime).slice(-count)
    },
    /** What is remembered after each position, in the order in which it happened. */
    since(positions: Partial<Record<SystemName, number>>): TrailEvent[] {
      return [...remembered.values()]
        .flatMap((events) => events.filter(({ system, sequence }) => sequence > (positions[system] ?? 0)))
        .sort(byTime)
    },
    listen(listener: Listener) {
      listeners.add(listener)

      return () => {
        listeners.delete(listener)
      }
    },
    close: () => closing.abort(),
  }
}

export type TrailHub = ReturnType<typeof openTrailHub>

const byTime = (one: TrailEvent, other: TrailEvent) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)

function lastCrossings(events: TrailEvent[], count: number): TrailEvent[] {
  const found: TrailEvent[] = []
  for (let index = events.length - 1; index >= 0 && found.length < count; index--) {
    const event = events[index]
    if (event?.detail.crossing) found.push(event)
  }

  return found
}

const dark = (): Light => ({ up: null, trail: 'down' })
