import { and, eq, inArray } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { type paymentAttempts, refunds } from '@/db/schema'

/** Whether the goods are sent for this attempt's money: money that came late or twice is on its way back, whatever becomes of it. */
export async function fulfils(tx: Connection, { id, state }: typeof paymentAttempts.$inferSelect) {
  if (state !== 'paid') return false
  const surplus = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.attemptId, id), inArray(refunds.reason, ['late', 'twice'])))

  return surplus.length === 0
}
