import type { SystemName } from '../live/crossing'

/** What a person does in the walkthrough itself: as real as an audit event, though no system records it. */
export type UserAction =
  | `opened the window of ${SystemName}`
  | `opened a message of ${string}`
  | 'counted the databases'

const EVENT = 'jembatan:user-action'

export const reportUserAction = (action: UserAction) => window.dispatchEvent(new CustomEvent(EVENT, { detail: action }))

export function onUserAction(handle: (action: UserAction) => void) {
  const listener = (event: Event) => event instanceof CustomEvent && handle(event.detail)
  window.addEventListener(EVENT, listener)

  return () => window.removeEventListener(EVENT, listener)
}
