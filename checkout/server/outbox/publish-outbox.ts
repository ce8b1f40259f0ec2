import { and, asc, isNull, lte } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { outbox } from '@/db/schema'
import type { Gateway } from '../payment/gateway/gateway'
import { publishEntry } from './publish-entry'

const AT_ONCE = 200

/** Publishes what is due, the oldest first. Returns how much of it is out. */
export async function publishOutbox(db: Database, gateway: Gateway, { now }: { now: Date }) {
  const due = await db
    .select({ outboxId: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.publishedAt), lte(outbox.dueAt, now)))
    .orderBy(asc(outbox.id))
    .limit(AT_ONCE)

  let out = 0
  for (const { outboxId } of due) if (await publishEntry(db, gateway, { outboxId, now })) out += 1

  return out
}
