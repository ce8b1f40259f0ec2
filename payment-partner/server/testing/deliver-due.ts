import type { Database } from '@/db/connect'
import { claimDue } from '../notification/claim-due'
import { type DeliverySettings, deliverNotification } from '../notification/deliver-notification'

type Due = { atMost?: number; now?: Date }

/** One attempt of every notification that is due, one after the other, as a worker makes it. */
export async function deliverDue(db: Database, delivery: DeliverySettings, { atMost = 100, now }: Due = {}) {
  const due = await claimDue(db, { worker: 'test', atMost, now })
  for (const claimed of due) await deliverNotification(db, { claimed, ...delivery })
}
