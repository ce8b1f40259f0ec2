import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { notifications } from '@/db/schema'
import { recordNotification } from './record-notifications'

type Resend = {
  id: string
  /** Names each sending: whoever presses twice wishes the same sending twice, and it is sent once. */
  as: string[]
  now: Date
}

/** The same bytes to the same address, once for each name. What was sent before stays as it is. */
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
