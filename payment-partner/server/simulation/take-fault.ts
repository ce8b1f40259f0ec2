import { and, asc, gt, inArray, or, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { gatewayFaults } from '@/db/schema'

export type Fault = typeof gatewayFaults.$inferSelect

type Call = { call: string; orderId?: string }

/**
 * Takes the oldest matching fault and decrements its count. Concurrent requests lock it in turn, so
 * each takes one.
 */
export async function takeFault(db: Connection, { call, orderId = '' }: Call): Promise<Fault | undefined> {
  const matching = db
    .select({ id: gatewayFaults.id })
    .from(gatewayFaults)
    .where(and(gt(gatewayFaults.timesLeft, 0), or(occursIn(call), occursIn(orderId))))
    .orderBy(asc(gatewayFaults.id))
    .limit(1)
    .for('update')

  const [fault] = await db
    .update(gatewayFaults)
    .set({ timesLeft: sql`${gatewayFaults.timesLeft} - 1` })
    .where(inArray(gatewayFaults.id, matching))
    .returning()

  return fault
}

const occursIn = (text: string) => sql`position(${gatewayFaults.match} in ${text}::text) > 0`
