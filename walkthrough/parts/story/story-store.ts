import { STEPS } from './steps'

/** Where the story is told; null when it is not. Every window of the presenter holds the same number. */
let place: number | null = null
let channel: BroadcastChannel | undefined
const watchers = new Set<() => void>()

function become(next: number | null) {
  place = next
  for (const watcher of watchers) watcher()
}

/** Joins the presenter's other windows; whoever is telling the story answers with its place. */
export function joinStory() {
  if (channel) return
  channel = new BroadcastChannel('jembatan-story')
  channel.onmessage = ({ data }) => {
    if (data === 'where') {
      if (place !== null) channel?.postMessage(place)
    } else become(typeof data === 'number' ? data : null)
  }
  channel.postMessage('where')
}

function move(next: number | null) {
  become(next)
  channel?.postMessage(next)
}

export const startStory = () => move(0)
export const endStory = () => move(null)

export function stepStory(by: 1 | -1) {
  if (place === null) return
  const next = place + by
  if (next >= STEPS.length) endStory()
  else if (next >= 0) move(next)
}

export const readPlace = () => place

export function watchPlace(watcher: () => void) {
  watchers.add(watcher)

  return () => {
    watchers.delete(watcher)
  }
}
