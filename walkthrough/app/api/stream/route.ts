import { readCookie } from '@jembatan/platform/cookies'
import { getAuditHub } from '@/server/audit-log/audit-hub'
import { readPositions } from '@/server/audit-log/positions'
import { streamToWindow } from '@/server/audit-log/stream-to-window'
import { findSession, SESSION_COOKIE } from '@/server/session/sessions'

export const dynamic = 'force-dynamic'

/** The three audit logs in one stream. The browser never meets a system's audit interface, nor its key. */
export function GET(request: Request) {
  const positions = readPositions(request.headers.get('last-event-id'))
  const session = findSession(readCookie(request.headers, SESSION_COOKIE))
  const signal = session ? AbortSignal.any([request.signal, session.ending.signal]) : request.signal

  return new Response(streamToWindow({ hub: getAuditHub(), positions, signal }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
