import { newThrottle } from '@jembatan/audit-log'
import * as platform from '@jembatan/platform/operator-sessions'
import type { Database } from '@/db/connect'
import { operatorSessions as table } from '@/db/schema'
import { recordEvent, recordThrottled } from '../audit/record-event'

export const CONSOLE_COOKIE = '__Host-kasir-console'

export const { startSession, findSession, endSession, endAllSessions } = platform.operatorSessions({
  table,
  place: 'console',
  record: recordEvent,
})

const throttle = newThrottle()

/** In a demo anybody may start a session, so the audit log records only a count. */
export async function startDemoSession({ db, now }: { db: Database; now: Date }, { key }: { key: string }) {
  const token = await startSession({ db, now }, { key, unrecorded: true })
  await recordThrottled(throttle, { db, kind: 'console_opened', detail: { reason: 'demo' }, at: now })

  return token
}
