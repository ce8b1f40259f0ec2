import * as platform from '@jembatan/platform/operator-sessions'
import { operatorSessions as table } from '@/db/schema'
import { recordEvent } from '../audit/record-event'

export const CONSOLE_COOKIE = '__Host-kasir-console'

export const { startSession, findSession, endSession, endAllSessions } = platform.operatorSessions({
  table,
  place: 'console',
  record: recordEvent,
})
