import type { Place } from '../live/crossing'

/** What a person does in the walkthrough itself: as real as a row of a trail, though no system records it. */
export type Deed = `opened the window of ${Place}` | `opened a message of ${string}` | 'counted the databases'

const NAME = 'jembatan:deed'

export const tellDeed = (deed: Deed) => window.dispatchEvent(new CustomEvent(NAME, { detail: deed }))

export function onDeed(handle: (deed: Deed) => void) {
  const listener = (event: Event) => event instanceof CustomEvent && handle(event.detail)
  window.addEventListener(NAME, listener)

  return () => window.removeEventListener(NAME, listener)
}
