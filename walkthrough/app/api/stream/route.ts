import { getAuditHub } from '@/server/audit-log/audit-hub'
import { readPositions } from '@/server/audit-log/positions'
import { streamToWindow } from '@/server/audit-log/stream-to-window'

export const dynamic = 'force-dynamic'

/** The three audit logs in one stream. The browser never meets a system's audit interface, nor its key. */
export function GET(request: Request) {
  const positions = readPositions(request.headers.get('last-event-id'))

  return new Response(streamToWindow({ hub: getAuditHub(), positions, signal: request.signal }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
