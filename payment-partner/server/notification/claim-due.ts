import { sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { NOW } from '../clock'

export type ClaimedNotification = {
  id: string
  url: string
  body: string
  /** A header of a payout's notification. */
  signature: string | null
  /** About a charge over BI-SNAP: each sending is signed anew, with its time. */
  biSnap: boolean
  attemptsMade: number
  /** Part of a queue: the next one may be sent after the answer to this one. */
  inTurn: boolean
  /** By Kasir's clock. */
  now: Date
}

type Claim = {
  worker: string
  /**
   * Notifications that this worker is sending now. Its other claims were never recorded, so it may
   * claim them again.
   */
  inHand?: string[]
  atMost: number
  now?: Date
}

/**
 * Claims due notifications for one worker, until it records the attempt or dies. From a queue it
 * claims the first only.
 */
export async function claimDue(
  db: Connection,
  { worker, inHand = [], atMost, now }: Claim,
): Promise<ClaimedNotification[]> {
  const at = now ? sql`${now.toISOString()}::timestamptz` : NOW
  const claimed = await db.execute<Omit<ClaimedNotification, 'now'> & { now: string }>(sql`
    with clock as materialized (select ${at} as now), due as (
      select id, clock.now from notifications as waiting, clock
      where state = 'waiting' and next_attempt_at <= clock.now
        and (claimed_by is null or claimed_by = ${worker}) and not id = any(${`{${inHand.join()}}`}::uuid[])
        and (queue is null or not exists (
          select from notifications as earlier
          where earlier.state = 'waiting' and earlier.queue = waiting.queue
            and earlier.next_attempt_at < waiting.next_attempt_at))
      order by next_attempt_at, number limit ${atMost}::integer for update of waiting skip locked
    ), claimed as (
      update notifications set claimed_by = ${worker} from due where notifications.id = due.id
      returning notifications.id, url, body, (
        select signature from payout_notifications where notification_id = notifications.id
      ) as signature, exists (
        select from transactions where transactions.id = transaction_id and bi_snap is not null
      ) as bi_snap, attempts_made, queue, next_attempt_at, number, due.now
    )
    select id, url, body, signature, bi_snap as "biSnap", attempts_made as "attemptsMade", queue is not null as "inTurn", now
    from claimed order by next_attempt_at, number`)

  return claimed.map((row) => ({ ...row, now: new Date(row.now) }))
}
