import { type Crossing, crossingOf, requestOf, type SystemName } from '../live/crossing'
import type { AuditEvent } from '../live/live-store'

export type Lifeline = 'ramai' | 'browser' | 'pasar' | 'kasir'

export type Arrow = {
  key: string
  from: Lifeline
  to: Lifeline
  kind: string
  request: string
  flow: string
  at: string
  system: SystemName
  passed: boolean
  /** A file lies in between: it is not a request. */
  file: boolean
}

/**
 * A call from server to server is told by both its ends, and Pasar is one of them each time: what Kasir tells of it is
 * drawn where Pasar cannot have told, since nothing was heard or no key was shown.
 */
const isToldTwice = ({ system, kind }: AuditEvent, { carrier, passed, flow }: Crossing) =>
  carrier === 'server' && system === 'kasir' && (flow === 'F4' ? passed : kind !== 'call_refused')

/** Sent by one, told by one: each side draws its own half of what the browser carries. */
export function toArrows(events: AuditEvent[]): Arrow[] {
  return events.flatMap((event) => {
    const crossing = crossingOf(event)
    if (!crossing || isToldTwice(event, crossing)) return []
    const byBrowser = crossing.carrier === 'browser'
    const sends = event.system === crossing.from

    return {
      key: `${event.system}.${event.sequence}`,
      from: byBrowser && !sends ? ('browser' as const) : crossing.from,
      to: byBrowser && sends ? ('browser' as const) : crossing.to,
      kind: event.kind,
      request: requestOf(event),
      flow: crossing.flow,
      at: event.at,
      system: event.system,
      passed: crossing.passed,
      file: crossing.carrier === 'file',
    }
  })
}
