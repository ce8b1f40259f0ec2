import { eq, lte, or } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { biSnapTokens, cardTokens, gatewayFaults, idempotencyKeys } from '@/db/schema'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Deletes expired idempotency keys, access tokens and card tokens, and faults that are used up or
 * older than a day.
 */
export async function forgetOld(db: Connection, { now }: { now: Date }) {
  const yesterday = new Date(now.getTime() - DAY_MS)

  await db.delete(idempotencyKeys).where(lte(idempotencyKeys.forgetAt, now))
  await db.delete(biSnapTokens).where(lte(biSnapTokens.expiresAt, now))
  await db.delete(cardTokens).where(lte(cardTokens.expiresAt, now))
  await db.delete(gatewayFaults).where(or(eq(gatewayFaults.timesLeft, 0), lte(gatewayFaults.createdAt, yesterday)))
}
