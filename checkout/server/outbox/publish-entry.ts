import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '@/db/connect'
import { outbox } from '@/db/schema'
import { addJob, outboxKey } from '../jobs/add-job'
import { nextPollAt } from '../jobs/poll-schedule'
import { log } from '../log'
import { deliverMessage } from '../order/state/deliver-message'
import { voidAttempt } from '../payment/attempt/void-attempt'
import type { Gateway } from '../payment/gateway/gateway'
import { GatewayError } from '../payment/gateway/gateway-error'
import { payOut } from '../payout/pay-out'
import { sendRefund } from '../refund/send-refund'

type Entry = typeof outbox.$inferSelect
type PublishEntry = { outboxId: number; now: Date }

/**
 * Does what an entry asks for, and then marks it. Killed in between, it is done again, and whoever is on the other end
 * knows the key. What cannot be done now is put off, each time further. Returns whether it is out.
 */
export async function publishEntry(db: Database, gateway: Gateway, { outboxId, now }: PublishEntry): Promise<boolean> {
  const unpublished = and(eq(outbox.id, outboxId), isNull(outbox.publishedAt))
  const [entry] = await db.select().from(outbox).where(unpublished)
  if (!entry) return false
  if ((await attempt(db, gateway, entry, now)) === 'later') {
    await putOff(db, entry, now)
    return false
  }

  await db
    .update(outbox)
    .set({ publishedAt: now, attempts: sql`${outbox.attempts} + 1` })
    .where(unpublished)

  return true
}

const ofRefund = z.object({ refundId: z.string() })
const ofAttempt = z.object({ providerOrderId: z.string() })
const ofPayout = z.object({ payoutId: z.string() })

async function attempt(db: Database, gateway: Gateway, entry: Entry, now: Date): Promise<'done' | 'later'> {
  try {
    switch (entry.topic) {
      case 'gateway_refund':
        return await sendRefund(db, gateway, { ...ofRefund.parse(entry.payload), now })
      case 'gateway_void':
        await voidAttempt(db, gateway, { ...ofAttempt.parse(entry.payload), now })
        return 'done'
      case 'payout':
        return await payOut(db, { ...ofPayout.parse(entry.payload), now })
      case 'buyer_message':
        await deliverMessage(db, { ...entry, now })
        return 'done'
    }
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.warn({ orderId: entry.orderId, topic: entry.topic, status: error.status }, error.message)
    return 'later'
  }
}

async function putOff(db: Database, { id, attempts }: Entry, now: Date) {
  const dueAt = nextPollAt(attempts + 1, now)
  await db.transaction(async (tx) => {
    await tx
      .update(outbox)
      .set({ dueAt, attempts: attempts + 1 })
      .where(eq(outbox.id, id))
    await addJob(tx, { task: 'publish-outbox', payload: { outboxId: id }, runAt: dueAt, key: outboxKey(id) })
  })
}
