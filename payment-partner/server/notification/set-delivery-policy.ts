import { and, eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { type deliveryMode, notificationPolicies, notifications } from '@/db/schema'
import { isOfSubject } from './of-subject'

export type DeliveryMode = (typeof deliveryMode.enumValues)[number]

type Policy = { merchantId: string; orderId: string; mode: DeliveryMode; copies: number }

/**
 * Sets how the notifications of one order or payout are delivered, including those that wait for
 * their next attempt.
 */
export async function setDeliveryPolicy(db: Database, { merchantId, orderId, mode, copies }: Policy) {
  await db.transaction(async (tx) => {
    await tx
      .insert(notificationPolicies)
      .values({ merchantId, orderId, mode, copies })
      .onConflictDoUpdate({
        target: [notificationPolicies.merchantId, notificationPolicies.orderId],
        set: { mode, copies },
      })
    if (mode === 'hold') await stopWaiting(tx, { merchantId, orderId, state: 'held' })
    if (mode === 'drop') await stopWaiting(tx, { merchantId, orderId, state: 'dropped' })
  })
}

const stopWaiting = (
  tx: Connection,
  { merchantId, orderId, state }: { merchantId: string; orderId: string; state: 'held' | 'dropped' },
) =>
  tx
    .update(notifications)
    .set({ state, nextAttemptAt: null })
    .where(and(eq(notifications.state, 'waiting'), isOfSubject(merchantId, orderId)))
