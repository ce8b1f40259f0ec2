import { and, eq } from 'drizzle-orm'
import { wishes } from '@/db/schema'
import type { TimelessBuyer } from '../context'

/** Removes a product from the wish list, if it is there. */
export async function dropWish({ db, sessionHash }: TimelessBuyer, { productId }: { productId: string }) {
  await db.delete(wishes).where(and(eq(wishes.sessionHash, sessionHash), eq(wishes.productId, productId)))
}
