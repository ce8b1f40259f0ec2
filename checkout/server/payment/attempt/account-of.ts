import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { paymentAttempts } from '@/db/schema'

/**
 * Only Pasar's own attempts have such ids, which a constraint ensures. So most payments need no
 * look-up.
 */
export const isOwnId = (providerOrderId: string) => providerOrderId.startsWith('PSR-')

/**
 * Returns the merchant account of an attempt: null for Pasar's own account and for unknown
 * attempts.
 */
export async function accountOf(db: Connection, providerOrderId: string): Promise<string | null> {
  if (isOwnId(providerOrderId)) return null
  const [attempt] = await db
    .select({ account: paymentAttempts.account })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.providerOrderId, providerOrderId))

  return attempt?.account ?? null
}
