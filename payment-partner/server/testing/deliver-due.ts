import type { Database } from '@/db/connect'
import { claimDue } from '../notification/claim-due'
import { type DeliverySettings, deliverNotification } from '../notification/deliver-notification'

type Due = { atMost?: number; now?: Date }

/** Makes one attempt for each due notification, one after another, as a worker does. */
export async function deliverDue(db: Database, delivery: DeliverySettings, { atMost = 100, now }: Due = {}) {
  const due = await claimDue(db, { worker: 'test', atMost, now })
  for (const claimed of due) await deliverNotification(db, { claimed, ...delivery })
}
