import { asc, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { buyerMessages } from '@/db/schema'

/** What the buyer of an order was told, in order. */
export async function listMessages(db: Connection, orderId: string) {
  const told = await db
    .select({ kind: buyerMessages.kind, detail: buyerMessages.detail, at: buyerMessages.at })
    .from(buyerMessages)
    .where(eq(buyerMessages.orderId, orderId))
    .orderBy(asc(buyerMessages.id))

  return told.map(({ at, ...message }) => ({ ...message, at: at.toISOString() }))
}
