import { newThrottle } from '@jembatan/audit-log'
import { HANDOFF, passed } from '../audit/crossings'
import { recordThrottled } from '../audit/record-event'
import type { Timed } from '../context'

const throttle = newThrottle()

type RecordPlainLink = { sku: string; quantity: number }

/**
 * Records a visit from another site to an item's plain link: no token, no displayed price, no
 * promotion. Throttled, since anyone can cause it without limit.
 */
export async function recordPlainLink({ db, now }: Timed, { sku, quantity }: RecordPlainLink) {
  const message = { method: 'GET', path: `/buy/${sku}:${quantity}`, status: 200 }

  await recordThrottled(throttle, {
    db,
    kind: 'plain_link_arrived',
    detail: { reason: 'no_token', crossing: passed(HANDOFF), message },
    at: now,
  })
}
