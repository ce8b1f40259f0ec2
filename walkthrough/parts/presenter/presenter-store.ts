const KEPT = 'jembatan-presenter'

let on = false
const watchers = new Set<() => void>()

/** Large type and the pointer's halo; kept in this browser for the next page that is opened. */
export function setPresenting(next: boolean) {
  on = next
  document.documentElement.dataset.presenter = next ? 'on' : 'off'
  localStorage.setItem(KEPT, next ? 'on' : 'off')
  for (const watcher of watchers) watcher()
}

export const recallPresenting = () => setPresenting(localStorage.getItem(KEPT) === 'on')

export const readPresenting = () => on

export function watchPresenting(watcher: () => void) {
  watchers.add(watcher)

  return () => {
    watchers.delete(watcher)
  }
}
