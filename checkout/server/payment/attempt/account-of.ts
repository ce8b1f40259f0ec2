import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'

/** Pasar's own attempts alone are called so, which a constraint keeps; most payments need no look at their row for that. */
export const isOwnId = (providerOrderId: string) => providerOrderId.startsWith('PSR-')

/** The merchant account that an attempt was begun under: null for Pasar's own, and for what is no attempt of ours. */
export async function accountOf(db: Connection, providerOrderId: string): Promise<string | null> {
  if (isOwnId(providerOrderId)) return null
  const [attempt] = await db
    .select({ account: paymentAttempts.account })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.providerOrderId, providerOrderId))

  return attempt?.account ?? null
}
