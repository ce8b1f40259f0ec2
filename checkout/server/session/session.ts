import { createHash, randomBytes } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets, orderReaders, orders } from '@/db/schema'

/** A fresh session id: 256 random bits that only the buyer's browser keeps. */
export const newSessionId = () => randomBytes(32).toString('base64url')

/** What the database keeps of it. */
export const hashSessionId = (sessionId: string) => createHash('sha256').update(sessionId).digest('base64url')

/** Moves everything of one session to another; the old id opens nothing any more. */
export async function moveSession(tx: Connection, { from, to }: { from: string; to: string }) {
  const readByBoth = tx.select({ id: orderReaders.orderId }).from(orderReaders).where(eq(orderReaders.sessionHash, to))
  await tx
    .delete(orderReaders)
    .where(and(eq(orderReaders.sessionHash, from), inArray(orderReaders.orderId, readByBoth)))
  for (const table of [baskets, orders, orderReaders])
    await tx.update(table).set({ sessionHash: to }).where(eq(table.sessionHash, from))
}
