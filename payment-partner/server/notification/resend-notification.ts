import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { notifications } from '@/db/schema'
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
    const { transactionId, url, body } = original

    const sent = []
    for (const name of as)
      sent.push(await recordNotification(tx, { id: name, transactionId, url, body, cause: 'resend', now }))

    return sent.filter((row) => row !== undefined)
  })

export const findNotification = (tx: Connection, id: string) =>
  tx.query.notifications.findFirst({ where: eq(notifications.id, id) })
