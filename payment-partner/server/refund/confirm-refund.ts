import { and, eq, isNull } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { refunds } from '@/db/schema'
import { notificationStatement } from '../notification/record-notifications'
import type { Refund } from '../payment/describe-refunds'
import { getPayment } from '../payment/payment'

/** The bank's batch confirms a refund. Notifies once, however often the job runs. */
export const confirmRefund = (db: Database, { id, now }: { id: number; now: Date }) =>
  db.transaction((tx) => confirm(tx, id, now))

export const confirmInSameStep = (tx: Connection, { refund, now }: { refund: Refund; now: Date }) =>
  confirm(tx, refund.id, now)

async function confirm(tx: Connection, id: number, now: Date) {
  const [confirmed] = await tx
    .update(refunds)
    .set({ bankConfirmedAt: now })
    .where(and(eq(refunds.id, id), isNull(refunds.bankConfirmedAt)))
    .returning()
  if (!confirmed) return undefined
  await tx.execute(notificationStatement(await getPayment(tx, confirmed.transactionId), now))

  return confirmed
}
