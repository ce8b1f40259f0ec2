import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { outbox } from '@/db/schema'
import { addJob, outboxKey } from '../jobs/add-job'
import { nextPollAt } from '../jobs/poll-schedule'

export type OutboxEntry = typeof outbox.$inferSelect

/** What sends the entries of each topic; the worker registers them. `later`: it cannot be done now. */
export type OutboxHandlers = Record<OutboxEntry['topic'], (entry: OutboxEntry, now: Date) => Promise<'done' | 'later'>>

type PublishEntry = { outboxId: number; now: Date }

/**
 * Does what an entry requests, and then marks it. After a crash in between it is done again, and the receiver
 * recognizes its key. What cannot be done now is postponed, each time further. Returns whether it was done.
 */
export async function publishEntry(
  db: Database,
  handlers: OutboxHandlers,
  { outboxId, now }: PublishEntry,
): Promise<boolean> {
  const unpublished = and(eq(outbox.id, outboxId), isNull(outbox.publishedAt))
  const [entry] = await db.select().from(outbox).where(unpublished)
  if (!entry) return false
  if ((await handlers[entry.topic](entry, now)) === 'later') {
    await putOff(db, entry, now)
    return false
  }

  await db
    .update(outbox)
    .set({ publishedAt: now, attempts: sql`${outbox.attempts} + 1` })
    .where(unpublished)

  return true
}

async function putOff(db: Database, { id, attempts }: OutboxEntry, now: Date) {
  const dueAt = nextPollAt(attempts + 1, now)
  await db.transaction(async (tx) => {
    await tx
      .update(outbox)
      .set({ dueAt, attempts: attempts + 1 })
      .where(eq(outbox.id, id))
    await addJob(tx, { task: 'publish-outbox', payload: { outboxId: id }, runAt: dueAt, key: outboxKey(id) })
  })
}

const AT_ONCE = 200

/** Publishes what is due, the oldest first. Returns how much of it is out. */
export async function publishOutbox(db: Database, handlers: OutboxHandlers, { now }: { now: Date }) {
  const due = await db
    .select({ outboxId: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.publishedAt), lte(outbox.dueAt, now)))
    .orderBy(asc(outbox.id))
    .limit(AT_ONCE)

  let out = 0
  for (const { outboxId } of due) if (await publishEntry(db, handlers, { outboxId, now })) out += 1

  return out
}
