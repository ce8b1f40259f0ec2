import { endpoint } from '@jembatan/http/endpoints'
import { readCookie } from '@jembatan/platform/cookies'
import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { getAuditHub } from '../audit-log/audit-hub'
import { findEverywhere } from '../audit-log/find-everywhere'
import { readPositions } from '../audit-log/positions'
import { readAllTables } from '../audit-log/read-tables'
import { streamToWindow } from '../audit-log/stream-to-window'
import { findPurchase } from '../purchase/find-purchase'
import type { Purchase } from '../purchase/read-purchase'
import { findSession, SESSION_COOKIE } from '../session/sessions'
import { LOOKS, STEERS } from './declarations'
import { inSession } from './guards'

/**
 * Streams the three audit logs, without the numbers of orders unless to a presenter. The browser
 * never gets a system's audit interface or key.
 */
function follow(request: Request) {
  const positions = readPositions(request.headers.get('last-event-id'))
  const session = findSession(readCookie(request.headers, SESSION_COOKIE))
  const signal = session ? AbortSignal.any([request.signal, session.ending.signal]) : request.signal
  const reader = session ? 'presenter' : 'anybody'

  return new Response(streamToWindow({ hub: getAuditHub(), positions, reader, signal }), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

const listTables = async () => Response.json(await readAllTables(), { headers: { 'cache-control': 'no-store' } })

const value = z.object({ value: z.string().trim().min(3).max(100) })

/** The value is in the body, because addresses are logged. */
const find = (request: Request) =>
  inSession(request, async ({ systems, session }) => {
    const parsed = value.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'value_malformed')
    const { value: text } = parsed.data
    const purchase = await findPurchase({ systems, session })
    const beside = purchase && isOf(purchase, text) ? purchase.number : undefined

    return Response.json({ found: await findEverywhere(systems, text, beside) })
  })

/**
 * True if this presenter's buyer typed the value in this purchase: its rows are then counted
 * separately.
 */
const isOf = ({ recipient, street }: Purchase, value: string) =>
  [recipient, street].some((typed) => typed.toLowerCase() === value.toLowerCase())

export const auditLog = [
  endpoint('GET', '/api/stream', { ...LOOKS, stream: true }, follow),
  endpoint('GET', '/api/tables', LOOKS, listTables),
  endpoint('POST', '/api/find', STEERS, find),
]
