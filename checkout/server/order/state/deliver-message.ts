import { pipeline } from '@jembatan/platform/database'
import type { Database } from '@/db/connect'
import { buyerMessages } from '@/db/schema'
import { notifyWatchers } from './order-changes'

type DeliverMessage = { key: string; orderId: string; payload: Record<string, string | number>; now: Date }

/** Stands in for whoever writes to buyers: under one key they hear of it once, and a page that is open shows it. */
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
