import type { AuditEvent } from '@/server/audit-log/audit-event'
import { isSystemName, type SystemName } from '@/server/systems/systems'

export type { SystemName }

export type Crossing = {
  flow: string
  from: SystemName
  to: SystemName
  carrier: string
  passed: boolean
}

/**
 * Returns the message between two systems that an event reports, or null for an event within one
 * system.
 */
export function crossingOf({ detail }: AuditEvent): Crossing | null {
  const crossing = detail.crossing
  if (!crossing || !isSystemName(crossing.from) || !isSystemName(crossing.to)) return null

  return {
    flow: crossing.flow,
    from: crossing.from,
    to: crossing.to,
    carrier: crossing.carrier,
    passed: crossing.verdict === 'passed',
  }
}

/**
 * Both systems record a call between servers, and Pasar is always one of them. Kasir's record
 * counts only if Pasar cannot have one: nothing arrived, or the key was wrong.
 */
export function isRecordedTwice(event: AuditEvent): boolean {
  const crossing = crossingOf(event)
  if (crossing?.carrier !== 'server' || event.system !== 'kasir') return false

  return crossing.flow === 'F4' ? crossing.passed : event.kind !== 'call_refused'
}

/** `POST /out`, or the kind itself when the event holds no message. */
export function requestOf({ detail, kind }: AuditEvent): string {
  const { method, path } = detail.message ?? {}

  return [method, path].filter(Boolean).join(' ') || kind
}

export const keyOf = ({ system, sequence }: AuditEvent) => `${system}.${sequence}`

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
  timeZone: 'Asia/Jakarta',
})

/** Hours to milliseconds in WIB: messages follow one another within one second. */
export const formatTime = (at: string) => `${CLOCK.format(new Date(at))}.${/\.(\d{3})/.exec(at)?.[1] ?? '000'}`
