import { endpoint } from '@jembatan/http/endpoints'
import { readCookie } from '@jembatan/platform/cookies'
import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { getAuditHub } from '../audit-log/audit-hub'
import { findEverywhere } from '../audit-log/find-everywhere'
import { readPositions } from '../audit-log/positions'
import { readAllTables } from '../audit-log/read-tables'
import { streamToWindow } from '../audit-log/stream-to-window'
import { findSession, SESSION_COOKIE } from '../session/sessions'
import { LOOKS, STEERS } from './declarations'
import { inSession } from './guards'

/** The three audit logs in one stream. The browser never meets a system's audit interface, nor its key. */
function follow(request: Request) {
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

const listTables = async () => Response.json(await readAllTables(), { headers: { 'cache-control': 'no-store' } })

const value = z.object({ value: z.string().trim().min(3).max(100) })

/** In a body, since addresses are logged. */
const find = (request: Request) =>
  inSession(request, async ({ systems }) => {
    const parsed = value.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'value_malformed')

    return Response.json({ found: await findEverywhere(systems, parsed.data.value) })
  })

export const auditLog = [
  endpoint('GET', '/api/stream', { ...LOOKS, stream: true }, follow),
  endpoint('GET', '/api/tables', LOOKS, listTables),
  endpoint('POST', '/api/find', STEERS, find),
]
