import { eq } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { orders, paymentAttempts } from '@/db/schema'
import { carryOut } from './carry-out'
import { type Decision, decidePayment } from './decide-payment'
import type { ProviderFacts } from './provider-facts'

type ApplyFacts = { providerOrderId: string; facts: ProviderFacts; now: Date }

/** Decides under the order's lock, so that facts that arrive together are taken one after the other. */
export async function applyFacts(db: Database, { providerOrderId, facts, now }: ApplyFacts): Promise<Decision> {
  return db.transaction(async (tx) => {
    const found = await lockOrderOf(tx, providerOrderId)
    if (!found) return { kind: 'nothing' }
    const { order, attempt } = found

    const decision = decidePayment({ status: order.status, currency: order.currency, attempt }, facts)
    await carryOut(tx, decision, { order, attempt, facts, now })

    return decision
  })
}

/** The attempt is read after the lock: before it, somebody may still be changing it. */
async function lockOrderOf(tx: Connection, providerOrderId: string) {
  const isThisAttempt = eq(paymentAttempts.providerOrderId, providerOrderId)
  const [owner] = await tx.select({ orderId: paymentAttempts.orderId }).from(paymentAttempts).where(isThisAttempt)
  if (!owner) return undefined
  const [order] = await tx.select().from(orders).where(eq(orders.id, owner.orderId)).for('no key update')
  const [attempt] = await tx.select().from(paymentAttempts).where(isThisAttempt)

  return order && attempt && { order, attempt }
}
