import { asc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { buyerMessages } from '@/db/schema'

/** The messages to the buyer of an order, oldest first. */
export async function listMessages(db: Connection, orderId: string) {
  const messages = await db
    .select({ kind: buyerMessages.kind, detail: buyerMessages.detail, at: buyerMessages.at })
    .from(buyerMessages)
    .where(eq(buyerMessages.orderId, orderId))
    .orderBy(asc(buyerMessages.id))

  return messages.map(({ at, ...message }) => ({ ...message, at: at.toISOString() }))
}
