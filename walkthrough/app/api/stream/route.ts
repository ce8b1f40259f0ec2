import { getTrailHub } from '@/server/trail/hub'
import { readPositions } from '@/server/trail/positions'
import { streamNews } from '@/server/trail/stream-news'

export const dynamic = 'force-dynamic'

/** The three trails in one stream. The browser never meets a system's audit interface, nor its key. */
export function GET(request: Request) {
  const positions = readPositions(request.headers.get('last-event-id'))

  return new Response(streamNews({ hub: getTrailHub(), positions, signal: request.signal }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
