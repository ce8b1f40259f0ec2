import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { baskets, orderReaders, orders } from '@/db/schema'

/** Everything of one session becomes another's; the old id opens nothing any more. */
export async function moveSession(tx: Connection, { from, to }: { from: string; to: string }) {
  for (const table of [baskets, orders, orderReaders])
    await tx.update(table).set({ sessionHash: to }).where(eq(table.sessionHash, from))
}
