import { and, desc, eq, lt } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { notifications } from '@/db/schema'
import { recordNotification } from './record-notifications'
import { releaseInOrder } from './release-held'
import { findNotification } from './resend-notification'

type Notification = typeof notifications.$inferSelect
type Swap = { id: string; as: [string, string]; now: Date }

/**
 * Sends two notifications in the wrong order: this one first, then the previous one to the same
 * address. A held one is sent itself; a sent one is sent again.
 */
export const swapWithEarlier = (db: Database, { id, as, now }: Swap) =>
  db.transaction(async (tx) => {
    const later = await findNotification(tx, id)
    const earlier = later && (await findEarlier(tx, later))
    if (!later || !earlier) return []

    const pair = [await holdOnly(tx, later, as[0], now), await holdOnly(tx, earlier, as[1], now)]
    const ids = pair.filter((one) => one !== undefined)
    await releaseInOrder(tx, { ids, queue: `swap ${as[0]}`, now })

    return ids
  })

const findEarlier = async (tx: Connection, { transactionId, url, number }: Notification) =>
  transactionId !== null &&
  tx.query.notifications.findFirst({
    where: and(
      eq(notifications.transactionId, transactionId),
      eq(notifications.url, url),
      eq(notifications.cause, 'event'),
      lt(notifications.number, number),
    ),
    orderBy: desc(notifications.number),
  })

/** Holds the notification, or a copy of it if it was sent already, until its turn. */
async function holdOnly(tx: Connection, { id, state, transactionId, url, body }: Notification, as: string, now: Date) {
  if (state === 'held') return id
  const copy = await recordNotification(tx, { id: as, transactionId, url, body, cause: 'resend', state: 'held', now })

  return copy?.id
}
