import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { notifications, payoutNotifications } from '@/db/schema'
import { recordNotification } from './record-notifications'

type Resend = {
  id: string
  /** Names each sending: a second press repeats the names and sends nothing more. */
  as: string[]
  now: Date
}

/**
 * Sends the same bytes to the same address again, once for each name. Earlier sendings stay
 * unchanged.
 */
export const resendNotification = (db: Database, { id, as, now }: Resend) =>
  db.transaction(async (tx) => {
    const original = await findNotification(tx, id)
    if (!original) return []
    const { transactionId, url, body, payout } = original

    const sent = []
    for (const name of as)
      sent.push(await recordNotification(tx, { id: name, transactionId, url, body, payout, cause: 'resend', now }))

    return sent.filter((row) => row !== undefined)
  })

export async function findNotification(tx: Connection, id: string) {
  const [row] = await tx
    .select({
      notification: notifications,
      payout: { referenceNo: payoutNotifications.referenceNo, signature: payoutNotifications.signature },
    })
    .from(notifications)
    .leftJoin(payoutNotifications, eq(payoutNotifications.notificationId, notifications.id))
    .where(eq(notifications.id, id))

  return row && { ...row.notification, payout: row.payout }
}
