import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { movedPersons } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { KEPT_AFTER_DAYS } from '../mail/claim-link'
import { findClaim } from './find-claim'

const DAY = 24 * 60 * 60 * 1000

/**
 * Whoever takes their yes back by their link is forgotten at once. Their orders stay as the law keeps them, and nothing says
 * any more that two of them were one person's.
 * @throws {DomainError} as `findClaim`.
 */
export async function declineClaim(db: Database, { token, now }: { token: string; now: Date }) {
  await db.transaction(async (tx) => {
    const { id } = await findClaim(tx, { token, now })
    const forgotten = await tx
      .delete(movedPersons)
      .where(and(eq(movedPersons.id, id), isNull(movedPersons.claimedAt)))
      .returning({ id: movedPersons.id })
    if (forgotten.length > 0) await recordEvent(tx, { kind: 'moved_person_declined', detail: {}, at: now })
  })
}

/** The same for those whose last link ended long ago. */
export async function forgetUnclaimed(db: Database, { now }: { now: Date }) {
  const before = new Date(now.getTime() - KEPT_AFTER_DAYS * DAY)
  await db.transaction(async (tx) => {
    const forgotten = await tx.execute(sql`
      delete from moved_persons where claimed_at is null and claim_expires_at < ${before.toISOString()}::timestamptz`)
    if (forgotten.count > 0)
      await recordEvent(tx, { kind: 'moved_persons_forgotten', detail: { persons: forgotten.count }, at: now })
  })
}
