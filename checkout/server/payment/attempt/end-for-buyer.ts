import { DomainError } from '@jembatan/platform/errors'
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { orders } from '@/db/schema'
import { firstPollAt } from '../../jobs/poll-schedule'
import { GatewayError } from '../gateway/gateway-error'

type EndForBuyer = { orderId: string; now: Date; end: () => Promise<unknown> }

/**
 * Runs `end`, which ends payments of an order at the gateway, while its buyer waits. When an answer
 * is lost, a second run finds out what the first one did.
 * @throws {DomainError} `gateway_unavailable` when that is lost too. The payment may have ended, and
 * the worker checks it soon; a retry is safe.
 */
export async function endForBuyer(db: Database, { orderId, now, end }: EndForBuyer) {
  try {
    await end().catch((error: unknown) => {
      if (!(error instanceof GatewayError) || error.isRefusal) throw error
      return end()
    })
  } catch (cause) {
    if (!(cause instanceof GatewayError)) throw cause
    await pollSoon(db, { orderId, now })
    throw new DomainError('unavailable', 'gateway_unavailable', cause.message, {}, { cause })
  }
}

async function pollSoon(db: Database, { orderId, now }: Omit<EndForBuyer, 'end'>) {
  await db
    .update(orders)
    .set({ nextPollAt: sql`least(${orders.nextPollAt}, ${firstPollAt(now).toISOString()}::timestamptz)` })
    .where(and(eq(orders.id, orderId), eq(orders.status, 'awaiting_payment')))
}
