import { newThrottle } from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import { HANDOFF, passed } from '../audit/crossings'
import { recordThrottled } from '../audit/record-event'

const throttle = newThrottle()

type RecordPlainLink = { db: Database; sku: string; quantity: number; now: Date }

/** A visit from another site to an item’s own address: no token, no price seen, no promotion. Anyone can cause it without limit. */
export async function recordPlainLink({ db, sku, quantity, now }: RecordPlainLink) {
  const message = { method: 'GET', path: `/buy/${sku}:${quantity}`, status: 200 }

  await recordThrottled(throttle, {
    db,
    kind: 'plain_link_arrived',
    detail: { reason: 'no_token', crossing: passed(HANDOFF), message },
    at: now,
  })
}
