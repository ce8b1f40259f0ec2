import { and, eq, gt, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { merchants } from '@/db/schema'

/**
 * Ends the key that a rotation replaces or has replaced: only the new key is accepted, and it signs
 * notifications from now on. Returns whether there was such a key.
 */
export const endReplacedKey = (db: Connection, id: string) =>
  end(
    db,
    and(eq(merchants.id, id), or(isNotNull(merchants.nextServerKey), gt(merchants.previousKeyEndsAt, sql`now()`))),
  )

/** Ends a key whose replacement the merchant has not used in time. */
export const endUnconfirmedKey = (db: Connection, { id, now }: { id: string; now: Date }) =>
  end(db, and(eq(merchants.id, id), lte(merchants.serverKeyEndsAt, now)))

async function end(db: Connection, which: SQL | undefined) {
  const ended = await db
    .update(merchants)
    .set({
      serverKey: sql`coalesce(next_server_key, server_key)`,
      nextServerKey: null,
      serverKeyEndsAt: null,
      // The ended key remains known: a start that is configured with it leaves the new one.
      previousServerKey: sql`case when next_server_key is null then previous_server_key else server_key end`,
      previousKeyEndsAt: sql`now()`,
    })
    .where(which)
    .returning({ id: merchants.id })

  return ended.length > 0
}
