import type { Connection } from '@/db/connect'
import { buyerMessages } from '@/db/schema'

type DeliverMessage = { key: string; orderId: string; payload: Record<string, string | number>; now: Date }

/** Stands in for whoever writes to buyers: under one key they hear of it once. */
export async function deliverMessage(db: Connection, { key, orderId, payload, now }: DeliverMessage) {
  const { kind, ...detail } = payload
  await db
    .insert(buyerMessages)
    .values({ key, orderId, kind: String(kind), detail, at: now })
    .onConflictDoNothing()
}
