import { pipeline } from '@jembatan/platform/database'
import type { Database } from '@/db/connect'
import { buyerMessages } from '@/db/schema'
import { notifyWatchers } from './order-changes'

type DeliverMessage = { key: string; orderId: string; payload: Record<string, string | number>; now: Date }

/** Stands in for a message service: one message per key, and an open page shows it. */
export async function deliverMessage(db: Database, { key, orderId, payload, now }: DeliverMessage) {
  const { kind, ...detail } = payload
  await db.transaction((tx) =>
    pipeline(
      tx
        .insert(buyerMessages)
        .values({ key, orderId, kind: String(kind), detail, at: now })
        .onConflictDoNothing()
        .execute(),
      notifyWatchers(tx, orderId),
    ),
  )
}
