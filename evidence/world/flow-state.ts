import type { PublishedEvent } from '@jembatan/audit-log'
import type { Flow } from '../../tools/dev/systems/flows'

/**
 * State of a temporary flow: whether it was used, since when it is open, and since when it is
 * closed, by the audit log of the system that ends it.
 */
export type FlowState = { state: 'unused' } | { state: 'open' | 'closed'; since: string }

type Event = Pick<PublishedEvent, 'at' | 'kind'>

/**
 * The end of a flow comes from the system's sealed log, so that an edit of the register cannot fake
 * it. An open flow begins with the first of its events after the last closing.
 */
export function stateOf({ kinds, closed }: NonNullable<Flow['endsWith']>, events: Event[]): FlowState {
  const own = events.filter(({ kind }) => kind.startsWith(kinds))
  const last = own.at(-1)
  if (last?.kind === closed) return { state: 'closed', since: last.at }
  const first = own[own.findLastIndex(({ kind }) => kind === closed) + 1]

  return first ? { state: 'open', since: first.at } : { state: 'unused' }
}
