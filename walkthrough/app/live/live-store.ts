import type { TrailEvent } from '@/server/trail/trail-event'
import type { Lights } from '@/server/trail/trail-hub'

export type { Lights, TrailEvent }

export type Live = {
  /** Oldest first, as they came. */
  events: TrailEvent[]
  lights: Lights | null
  connected: boolean
}

const KEPT = 20_000
/** Rows that come together are shown together: well below the 300 ms that a message may take to be seen. */
const GATHER_FOR = 40

let live: Live = { events: [], lights: null, connected: false }
let gathered: TrailEvent[] = []
let source: EventSource | undefined
const watchers = new Set<() => void>()
const newcomers = new Set<(event: TrailEvent) => void>()

function change(next: Partial<Live>) {
  live = { ...live, ...next }
  for (const watcher of watchers) watcher()
}

function gather(events: TrailEvent[], first: boolean) {
  if (events.length === 0) return
  if (gathered.length === 0) setTimeout(() => show(first), GATHER_FOR)
  gathered.push(...events)
}

function show(first: boolean) {
  const events = gathered
  gathered = []
  change({ events: [...live.events, ...events].slice(-KEPT) })
  if (!first) for (const event of events) for (const newcomer of newcomers) newcomer(event)
}

/** One stream for the whole page, kept while people walk from one chapter to the next. */
export function openLive() {
  if (source) return
  source = new EventSource('/api/stream')
  let greeted = false
  source.onopen = () => change({ connected: true })
  source.onerror = () => change({ connected: false })
  source.addEventListener('lights', ({ data }) => change({ lights: JSON.parse(data).lights }))
  source.addEventListener('reset', ({ data }) => {
    const { system } = JSON.parse(data)
    change({ events: live.events.filter((event) => event.system !== system) })
  })
  source.addEventListener('events', ({ data }) => {
    gather(JSON.parse(data).events, !greeted)
    greeted = true
  })
}

export const readLive = () => live

export function watchLive(watcher: () => void) {
  watchers.add(watcher)

  return () => {
    watchers.delete(watcher)
  }
}

/** Called for each event that happens from now on, and not for what was there before. */
export function onNewEvent(newcomer: (event: TrailEvent) => void) {
  newcomers.add(newcomer)

  return () => {
    newcomers.delete(newcomer)
  }
}
