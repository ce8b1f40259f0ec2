import { and, eq } from 'drizzle-orm'
import { wishes } from '@/db/schema'
import type { TimelessBuyer } from '../context'

/** Takes a product off the wish list; one that is not on it stays so. */
export async function dropWish({ db, sessionHash }: TimelessBuyer, { productId }: { productId: string }) {
  await db.delete(wishes).where(and(eq(wishes.sessionHash, sessionHash), eq(wishes.productId, productId)))
}
