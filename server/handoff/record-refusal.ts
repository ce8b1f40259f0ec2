import type { Throttle } from '@jembatan/audit-log'
import { HANDOFF } from '../audit/crossings'
import { recordThrottled } from '../audit/record-event'
import type { Context } from '../context'

/** The reasons why a departure was refused; the person may read less. */
export const REFUSAL_REASONS = [
  'cross_site',
  'media_type',
  'too_large',
  'unreadable',
  'method',
  'promotion_unknown',
  'promotion_sold_out',
  'promotion_taken_down',
  'too_many_departures',
] as const

export type RecordRefusal = {
  reason: (typeof REFUSAL_REASONS)[number]
  method: 'GET' | 'POST'
  status: number
}

/** Records a refused departure. Ramai does not store who tapped what. */
export async function recordRefusal(
  { db, now, throttle }: Pick<Context, 'db' | 'now'> & { throttle: Throttle },
  { reason, method, status }: RecordRefusal,
) {
  await recordThrottled(throttle, {
    db,
    kind: 'handoff_refused',
    detail: { reason, crossing: { ...HANDOFF, verdict: 'refused' }, message: { method, path: '/out', status } },
    at: now,
  })
}
