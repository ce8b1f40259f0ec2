import type { TrailEvent } from '@/server/trail/trail-event'
import type { Lights } from '@/server/trail/trail-hub'

export type { Lights, TrailEvent }

export type Live = {
  /** Oldest first. */
  events: TrailEvent[]
  lights: Lights | null
  connected: boolean
  /** Everything that is remembered has arrived, so it can be counted. */
  whole: boolean
}

/** What a page shows until its own stream has begun. */
export const BLANK: Live = { events: [], lights: null, connected: false, whole: false }

const KEPT = 20_000
/** Rows that come together are shown together: well below the 300 ms that a message may take to be seen. */
const GATHER_FOR = 40

let live = BLANK
let gathered: TrailEvent[] = []
let arrived: TrailEvent[] = []
let source: EventSource | undefined
const watchers = new Set<() => void>()
const newcomers = new Set<(event: TrailEvent) => void>()

function change(next: Partial<Live>) {
  live = { ...live, ...next }
  for (const watcher of watchers) watcher()
}

function gather(events: TrailEvent[], backlog: boolean) {
  if (events.length === 0) return
  if (gathered.length === 0) setTimeout(show, GATHER_FOR)
  gathered.push(...events)
  if (!backlog) arrived.push(...events)
}

function show() {
  const happened = arrived
  change({ events: inOrder([...live.events, ...gathered]).slice(-KEPT) })
  gathered = []
  arrived = []
  for (const event of happened) for (const newcomer of newcomers) newcomer(event)
}

/** Three trails arrive beside one another, so a row may come after a younger one of another system. */
const inOrder = (events: TrailEvent[]) =>
  events.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))

/** One stream for the whole page, kept while people walk from one chapter to the next. */
export function openLive() {
  if (source) return
  source = new EventSource('/api/stream')
  source.onerror = () => live !== BLANK && change({ connected: false })
  source.addEventListener('start', ({ data }) => {
    const { lights, events } = JSON.parse(data)
    change({ lights, connected: true, events: inOrder([...live.events, ...events]) })
  })
  source.addEventListener('whole', () => {
    // The last piece may still be gathering, and a count without it would be told as the whole.
    show()
    change({ whole: true })
  })
  source.addEventListener('lights', ({ data }) => change({ lights: JSON.parse(data).lights }))
  source.addEventListener('reset', ({ data }) => {
    const { system } = JSON.parse(data)
    change({ events: live.events.filter((event) => event.system !== system) })
  })
  source.addEventListener('events', ({ data }) => {
    const { events, backlog } = JSON.parse(data)
    gather(events, backlog)
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
