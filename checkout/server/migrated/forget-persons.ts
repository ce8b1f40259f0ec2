import { type SQL, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'
import { KEPT_AFTER_DAYS } from '../mail/limits'
import { findClaim } from './find-claim'

const DAY = 24 * 60 * 60 * 1000

/**
 * Deletes a person who withdraws consent by the link. Their orders stay as the law requires,
 * without a link between them; their reviews stay without a name.
 * @throws {DomainError} as `findClaim`.
 */
export async function declineClaim({ db, now }: Timed, { token }: { token: string }) {
  await db.transaction(async (tx) => {
    const { id } = await findClaim(tx, { token, now })
    if ((await forget(tx, sql`id = ${id}`)) > 0)
      await recordEvent(tx, { kind: 'migrated_person_declined', detail: {}, at: now })
  })
}

/** Deletes persons whose last link expired long ago. */
export async function forgetUnclaimed(db: Database, { now }: { now: Date }) {
  const before = new Date(now.getTime() - KEPT_AFTER_DAYS * DAY).toISOString()
  await db.transaction(async (tx) => {
    const persons = await forget(tx, sql`claim_expires_at < ${before}::timestamptz`)
    if (persons > 0) await recordEvent(tx, { kind: 'migrated_persons_forgotten', detail: { persons }, at: now })
  })
}

/** Locked, so that a row is either claimed or deleted. */
async function forget(tx: Connection, which: SQL) {
  const leaving = await tx.execute<{ id: string }>(
    sql`select id from migrated_persons where claimed_at is null and ${which} order by id for update`,
  )
  const ids = sql`(select person.id::uuid from jsonb_array_elements_text(${JSON.stringify(leaving.map(({ id }) => id))}::text::jsonb) as person (id))`
  await tx.execute(sql`
    update reviews set author = null, photos = '{}' from migrated_orders as migrated
    where migrated.order_id = reviews.order_id and migrated.person_id in ${ids} and author is not null`)
  await tx.execute(sql`delete from migrated_persons where id in ${ids}`)

  return leaving.length
}
