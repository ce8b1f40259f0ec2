import { newThrottle } from '@jembatan/audit-log'
import { recordEvent, recordThrottled } from '@/server/audit/record-event'
import { getDatabase } from '@/server/database'

const throttle = newThrottle()

/** Records what an operator does, and never who it was: the console has one key. */
export const recordUse = (kind: 'console_opened' | 'console_used', detail: Record<string, string> = {}) =>
  recordEvent(getDatabase().db, { kind, detail, at: new Date() })

/** In a demo whoever looks is its operator, and may look as often as they like. */
export const recordDemoSignIn = () =>
  recordThrottled(throttle, {
    db: getDatabase().db,
    kind: 'console_opened',
    detail: { reason: 'demo' },
    at: new Date(),
  })

export const recordRefusedSignIn = () =>
  recordThrottled(throttle, {
    db: getDatabase().db,
    kind: 'console_refused',
    detail: { reason: 'key_wrong' },
    at: new Date(),
  })
