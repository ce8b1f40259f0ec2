import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { wishes } from '@/db/schema'

/** Takes a product off the wish list; one that is not on it stays so. */
export async function dropWish(db: Connection, { sessionHash, productId }: { sessionHash: string; productId: string }) {
  await db.delete(wishes).where(and(eq(wishes.sessionHash, sessionHash), eq(wishes.productId, productId)))
}
