import type { AuditEvent } from '@/server/audit-log/audit-event'
import { crossingOf, isRecordedTwice, requestOf, type SystemName } from '../live/crossing'

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
  /** True for a transfer by file, which is not a request. */
  file: boolean
}

/** A message carried by the browser is two arrows: each side's event draws one half. */
export function toArrows(events: AuditEvent[]): Arrow[] {
  return events.flatMap((event) => {
    const crossing = crossingOf(event)
    if (!crossing || isRecordedTwice(event)) return []
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
