import { newTallies } from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import { HANDOFF, passed } from '../audit/crossings'
import { recordOften } from '../audit/record-often'

const tallies = newTallies()

type NotePlainLink = { db: Database; sku: string; quantity: number; now: Date }

/** Somebody came from elsewhere by an item's own address: no token, no price seen, no promotion, and any number of times. */
export async function notePlainLink({ db, sku, quantity, now }: NotePlainLink) {
  const message = { method: 'GET', path: `/buy/${sku}:${quantity}`, status: 200 }

  await recordOften(tallies, {
    db,
    kind: 'plain_link_arrived',
    detail: { reason: 'no_token', crossing: passed(HANDOFF), message },
    at: now,
  })
}
